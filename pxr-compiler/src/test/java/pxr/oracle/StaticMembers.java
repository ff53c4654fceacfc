package pxr.oracle;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.util.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a single static import names, of which javac keeps no record: fields, methods and types. */
final class StaticMembers {

    private final Types types;

    StaticMembers(Types types) {
        this.types = types;
    }

    /** The static members of that name which the class has or inherits, without those hidden. */
    List<Symbol> named(Name name, @Nullable Symbol owner) {
        List<Symbol> found = new ArrayList<>();
        if (!(owner instanceof ClassSymbol) || Symbols.isUnresolved(owner)) return found;
        for (Type type : types.closure(owner.type)) {
            for (Symbol s : type.tsym.members().getSymbolsByName(name)) {
                if (isImportable(s, owner) && !isHidden(s, found)) found.add(s);
            }
        }
        return found;
    }

    /** Static methods of interfaces are not inherited (JLS 8.4.8). */
    private static boolean isImportable(Symbol member, Symbol by) {
        boolean visible = (member.flags() & (Flags.PRIVATE | Flags.SYNTHETIC)) == 0;
        boolean inherited = member.owner.equals(by) || !member.owner.isInterface();
        return member.isStatic() && visible && (inherited || member.kind != Kind.MTH);
    }

    private boolean isHidden(Symbol member, List<Symbol> nearer) {
        return nearer.stream()
                .anyMatch(n ->
                        n.kind == member.kind
                                && (n.kind != Kind.MTH
                                        || types.isSubSignature(n.type, member.type)));
    }
}
