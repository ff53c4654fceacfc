package pxr.binding.type;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.symbol.SymbolKind;

/// A class or interface: one object for each, however it is known.
///
/// Subclasses say where the facts come from. All methods may be called by any thread.
public abstract class TypeSymbol {

    private final String id;
    private final String name;
    private final String packageName;
    private volatile @Nullable Map<TypeSymbol, ClassType> closure;
    private volatile @Nullable ClassType thisType;

    protected TypeSymbol(String id, String name, String packageName) {
        this.id = id;
        this.name = name;
        this.packageName = packageName;
    }

    /** The binary name. */
    public String id() {
        return id;
    }

    /** The simple name, empty for an anonymous class. */
    public String name() {
        return name;
    }

    public String packageName() {
        return packageName;
    }

    public abstract SymbolKind kind();

    public abstract int flags();

    /** The class that it is declared in, be it as member or inside a body; null at the top. */
    public abstract @Nullable TypeSymbol enclosing();

    /** Whether its instances have an enclosing instance (JLS 8.1.3). */
    public abstract boolean isInner();

    public abstract List<TypeVariable> typeParameters();

    /** The direct superclass; null for `Object`, for interfaces, and where it is missing. */
    public abstract @Nullable ClassType superclass();

    public abstract List<ClassType> interfaces();

    /** Whether a direct supertype is missing. */
    public abstract boolean lacksSupertype();

    public abstract @Nullable FieldSymbol field(String name);

    /** Its own methods of that name, or constructors for [MethodSymbol#CONSTRUCTOR]. */
    public abstract List<MethodSymbol> methods(String name);

    public abstract Collection<MethodSymbol> methods();

    public abstract Collection<FieldSymbol> fields();

    public abstract @Nullable TypeSymbol memberType(String name);

    /** The class Object; the end of every chain of supertypes, also of an interface's. */
    protected abstract TypeSymbol object();

    public boolean isInterface() {
        return kind() == SymbolKind.INTERFACE || kind() == SymbolKind.ANNOTATION;
    }

    public boolean isStatic() {
        return Flags.has(flags(), Flags.STATIC);
    }

    /** The class with its own type parameters as arguments. */
    public final ClassType thisType() {
        onAskedForSupertypes();
        ClassType known = thisType;
        if (known == null) thisType = known = LookupLog.unrecorded(this::readThisType);
        return known;
    }

    private ClassType readThisType() {
        TypeSymbol outer = enclosing();
        ClassType outerType = outer != null && isInner() ? outer.thisType() : null;
        return new ClassType(
                this,
                outerType != null && outerType.isParameterized() ? outerType : null,
                List.copyOf(typeParameters()));
    }

    public final TypeSymbol outermost() {
        TypeSymbol symbol = this;
        for (TypeSymbol outer = enclosing(); outer != null; outer = outer.enclosing())
            symbol = outer;
        return symbol;
    }

    /// All supertypes as this class sees them, itself first: superclasses before interfaces, each
    /// once. An interface has Object as its last.
    public final Map<TypeSymbol, ClassType> closure() {
        onAskedForSupertypes();
        Map<TypeSymbol, ClassType> known = closure;
        return known != null ? known : LookupLog.unrecorded(() -> closure(new ArrayList<>()));
    }

    private Map<TypeSymbol, ClassType> closure(List<TypeSymbol> path) {
        Map<TypeSymbol, ClassType> known = closure;
        if (known != null) return known;
        // A class among its own supertypes is an error in the program (JLS 8.1.4) that must not
        // hang us: the second time round it has none.
        if (path.contains(this)) return Map.of(this, thisType());
        path.add(this);
        Map<TypeSymbol, ClassType> found = new LinkedHashMap<>();
        found.put(this, thisType());
        ClassType superclass = superclass();
        if (superclass != null) addClosure(superclass, path, found);
        for (ClassType i : interfaces()) addClosure(i, path, found);
        if (superclass == null && this != object()) {
            // A superinterface has brought it already, but what interfaces declare goes before it.
            found.remove(object());
            found.put(object(), ClassType.of(object()));
        }
        path.removeLast();
        if (isSettled(superclass)) closure = found;
        return found;
    }

    /** Whether no class that is still being declared can change the answer any more. */
    private boolean isSettled(@Nullable ClassType superclass) {
        return isDeclared()
                && (superclass == null || superclass.symbol().closure != null)
                && interfaces().stream().allMatch(i -> i.symbol().closure != null);
    }

    /** A class that may be another in the next compilation tells [LookupLog]. */
    protected void onAskedForSupertypes() {}

    /** Must be called when the supertypes have changed. */
    protected final void forgetClosure() {
        closure = null;
    }

    /** Whether the supertypes are known for good. */
    protected boolean isDeclared() {
        return true;
    }

    private static void addClosure(
            ClassType type, List<TypeSymbol> path, Map<TypeSymbol, ClassType> found) {
        for (var entry : type.symbol().closure(path).entrySet()) {
            found.computeIfAbsent(
                    entry.getKey(), _ -> Substitution.asSeenFrom(entry.getValue(), type));
        }
    }

    public final boolean isSubclassOf(TypeSymbol other) {
        return closure().containsKey(other);
    }

    /// Whether the other may be above a supertype that is missing. What is missing behind
    /// `implements` is an interface and has no class above it (JLS 8.1.5, 9.1.3).
    public final boolean mayInherit(TypeSymbol other) {
        return closure().keySet().stream()
                .filter(TypeSymbol::lacksSupertype)
                .anyMatch(t -> other.isInterface() || !t.isInterface() && t.superclass() == null);
    }

    @Override
    public String toString() {
        return id;
    }
}
