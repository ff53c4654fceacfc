package pxr.oracle;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The symbols that the sources declare. */
final class Definitions {

    private final Map<Symbol, Definition> bySymbol = new HashMap<>();
    private final Set<Symbol> packages = new HashSet<>();

    void add(Symbol symbol, Definition definition) {
        bySymbol.putIfAbsent(symbol, definition);
    }

    /** A source belongs to the package, and so to each package around it. */
    void addPackage(PackageSymbol innermost) {
        for (Symbol s = innermost; s instanceof PackageSymbol; s = s.owner) packages.add(s);
    }

    @Nullable Definition of(Symbol symbol) {
        return bySymbol.get(symbol);
    }

    Place place(Symbol symbol) {
        Definition definition = declaring(symbol);
        if (definition != null) return definition.place();
        return packages.contains(symbol) ? new Place.OfPackage() : new Place.External();
    }

    /** The definition of the symbol, or of what implies it; null when it is not in the sources. */
    private @Nullable Definition declaring(Symbol symbol) {
        Definition own = bySymbol.get(symbol);
        if (own != null || !(symbol.owner instanceof ClassSymbol owner)) return own;
        Definition ofClass = bySymbol.get(owner);
        if (ofClass == null || symbol.kind != Kind.MTH && symbol.kind != Kind.VAR) return null;
        boolean couldBeAccessor =
                symbol.kind == Kind.VAR
                        || (owner.flags() & Flags.RECORD) != 0
                                && symbol.type.getParameterTypes().isEmpty();
        Definition component = couldBeAccessor ? component(owner, symbol) : null;
        return component != null ? component : symbol.kind == Kind.VAR ? null : ofClass;
    }

    private @Nullable Definition component(ClassSymbol owner, Symbol accessor) {
        for (Symbol s : owner.members().getSymbolsByName(accessor.name, m -> m.kind == Kind.VAR)) {
            Definition field = bySymbol.get(s);
            if (field != null) return field;
        }
        return null;
    }
}
