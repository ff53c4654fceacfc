package pxr.oracle;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import java.util.ArrayList;
import java.util.List;

/// The methods that a compiler may choose in the stead of another.
///
/// When a type inherits an abstract method of one signature from several supertypes, none of which
/// overrides the rest, all are maximally specific and the language picks one "arbitrarily" (JLS
/// 15.12.2.5). No choice is then more right than another.
final class InheritedChoice {

    private final Types types;

    InheritedChoice(Types types) {
        this.types = types;
    }

    /** The other methods that a call of the method may mean, when it is looked up in the site. */
    List<Symbol> besides(Symbol method, Type site) {
        if ((method.flags() & Flags.ABSTRACT) == 0) return List.of();
        Type type = types.skipTypeVars(types.cvarUpperBound(site), false);
        List<Symbol> found = new ArrayList<>();
        for (Type root : type.isIntersection() ? types.directSupertypes(type) : List.of(type)) {
            if (root.hasTag(TypeTag.CLASS)) collect(method, type, root, found);
        }
        List<Symbol> all = List.copyOf(found);
        found.removeIf(s -> all.stream().anyMatch(o -> !o.equals(s) && isSubclass(o, s)));
        return found;
    }

    private void collect(Symbol method, Type site, Type root, List<Symbol> found) {
        Type signature = types.memberType(site, method);
        for (Type t : types.closure(root)) {
            for (Symbol s :
                    t.tsym.members().getSymbolsByName(method.name, Symbols::isInheritableMethod)) {
                boolean related = isSubclass(s, method) || isSubclass(method, s);
                boolean isAbstract = (s.flags() & Flags.ABSTRACT) != 0;
                if (!related
                        && isAbstract
                        && types.overrideEquivalent(types.memberType(root, s), signature)) {
                    found.add(s);
                }
            }
        }
    }

    private boolean isSubclass(Symbol member, Symbol other) {
        return member.owner.isSubClass(other.owner, types);
    }
}
