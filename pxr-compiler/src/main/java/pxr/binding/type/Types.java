package pxr.binding.type;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The types that the language itself knows by name, and what is asked of types everywhere: boxing,
/// supertypes, members. One object for a compilation; it keeps no state but its symbols.
public final class Types {

    private final Function<String, @Nullable TypeSymbol> classes;
    private final Type object;
    private final Type string;
    private final Subtyping subtyping = new Subtyping(this);
    private final LeastUpperBound leastUpperBound = new LeastUpperBound(this);
    private final FunctionTypes functions = new FunctionTypes(this);

    /** Knows the classes that the function finds by binary name. */
    public Types(Function<String, @Nullable TypeSymbol> classes) {
        this.classes = classes;
        this.object = named("java.lang.Object");
        this.string = named("java.lang.String");
    }

    /** The class of that binary name, without arguments; unknown where it is missing. */
    public Type named(String binaryName) {
        TypeSymbol symbol = classes.apply(binaryName);
        return symbol == null ? new UnknownType(binaryName) : ClassType.of(symbol);
    }

    /** A parameterization of the class of that binary name. */
    public Type named(String binaryName, Type... arguments) {
        TypeSymbol symbol = classes.apply(binaryName);
        return symbol == null
                ? new UnknownType(binaryName)
                : new ClassType(symbol, null, List.of(arguments));
    }

    public Type object() {
        return object;
    }

    public Type string() {
        return string;
    }

    public boolean isString(Type type) {
        return type.equals(string);
    }

    public boolean isObject(Type type) {
        return type.equals(object);
    }

    public Subtyping subtyping() {
        return subtyping;
    }

    public FunctionTypes functions() {
        return functions;
    }

    public boolean isSubtype(Type s, Type t) {
        return subtyping.isSubtype(s, t);
    }

    /** Boxing conversion (JLS 5.1.7); other types stay as they are. */
    public Type boxed(Type type) {
        return type instanceof Primitive p ? named(p.box()) : type;
    }

    /** Unboxing conversion (JLS 5.1.8); other types stay as they are. */
    public Type unboxed(Type type) {
        Primitive p = primitive(type);
        return p == null ? type : p;
    }

    /** The primitive type that it is or unboxes to, or null. */
    public @Nullable Primitive primitive(Type type) {
        return switch (type) {
            case Primitive p -> p;
            case ClassType c -> Primitive.boxedBy(c.symbol().id());
            case TypeVariable v -> firstPrimitive(v.bounds());
            case IntersectionType i -> firstPrimitive(i.parts());
            default -> null;
        };
    }

    private static @Nullable Primitive firstPrimitive(List<Type> types) {
        for (Type type : types) {
            Primitive p = type instanceof ClassType c ? Primitive.boxedBy(c.symbol().id()) : null;
            if (p != null) return p;
        }
        return null;
    }

    /** The supertype of a type that is a parameterization of the class, or null. */
    public @Nullable ClassType asSuper(Type type, TypeSymbol symbol) {
        return asSuper(type, symbol, 0);
    }

    private @Nullable ClassType asSuper(Type type, TypeSymbol symbol, int depth) {
        if (depth > Capture.DEEPEST) return null;
        return switch (type) {
            case ClassType c -> {
                ClassType found = c.symbol().closure().get(symbol);
                yield found == null ? null : Substitution.asSeenFrom(found, c);
            }
            case TypeVariable v -> firstSuper(v.bounds(), symbol, depth);
            case IntersectionType i -> firstSuper(i.parts(), symbol, depth);
            case WildcardType w -> {
                Type upper = w.upper();
                yield asSuper(upper == null ? object : upper, symbol, depth + 1);
            }
            case ArrayType _ ->
                    symbol.id().equals("java.lang.Object") ? ClassType.of(symbol) : null;
            default -> null;
        };
    }

    private @Nullable ClassType firstSuper(Collection<Type> types, TypeSymbol symbol, int depth) {
        for (Type type : types) {
            ClassType found = asSuper(type, symbol, depth + 1);
            if (found != null) return found;
        }
        return null;
    }

    /// A type from the declaration of a member of `owner`, as a member of the type `site` has it.
    /// Members of raw types have erased types (JLS 4.8).
    public Type asMemberOf(Type site, TypeSymbol owner, Type declared, boolean isStatic) {
        if (isStatic) return declared;
        ClassType as = asSuper(site, owner);
        if (as == null) return declared;
        if (as.isRaw()) return Erasure.of(declared);
        return as.isParameterized() ? Substitution.arguments(as).apply(declared) : declared;
    }

    /** The class types whose members a value of the type has (JLS 4.4, 4.9). */
    public List<ClassType> classTypes(Type type) {
        List<ClassType> found = new ArrayList<>(1);
        collectClassTypes(type, found, 0);
        return found;
    }

    private void collectClassTypes(Type type, List<ClassType> found, int depth) {
        if (depth > Capture.DEEPEST) return;
        switch (type) {
            case ClassType c -> found.add(c);
            case TypeVariable v -> {
                for (Type bound : v.bounds()) collectClassTypes(bound, found, depth + 1);
            }
            case IntersectionType i -> {
                for (Type part : i.parts()) collectClassTypes(part, found, depth + 1);
            }
            case WildcardType w -> {
                Type upper = w.upper();
                collectClassTypes(upper == null ? object : upper, found, depth + 1);
            }
            case ArrayType _ -> collectClassTypes(object, found, depth + 1);
            default -> {}
        }
    }

    /** Capture conversion (JLS 5.1.10). */
    public Type capture(Type type) {
        return type instanceof ClassType c ? Capture.of(c, this) : type;
    }

    /// The type whose members a value of the type has: capture conversion for a parameterized one
    /// (JLS 6.5.6.2, 15.11.1), for a type variable that of its bounds (4.4).
    public Type site(Type type) {
        if (!(type instanceof TypeVariable v) || v.bounds().stream().noneMatch(Types::isWild)) {
            return capture(type);
        }
        return IntersectionType.of(v.bounds().stream().map(this::capture).toList());
    }

    /// The type of an argument, as its parameter sees it: captured. Of a captured variable javac
    /// looks at the bound instead (JDK-6391995).
    public Type passed(Type given, Type formal) {
        Type type = given;
        while (type != formal && type instanceof TypeVariable v && v.isCaptured()) type = v.upper();
        return capture(type);
    }

    /** Whether the type has wildcards among its arguments. */
    public static boolean isWild(Type type) {
        return type instanceof ClassType c
                && c.arguments().stream().anyMatch(WildcardType.class::isInstance);
    }

    public Type leastUpperBound(List<Type> types) {
        return leastUpperBound.of(types);
    }

    /** The greatest lower bound (JLS 5.1.10): their intersection without the needless ones. */
    public Type greatestLowerBound(Collection<Type> types) {
        List<Type> least = new ArrayList<>();
        for (Type type : types) {
            if (least.stream().anyMatch(t -> subtyping.isSubtype(t, type))) continue;
            least.removeIf(t -> subtyping.isSubtype(type, t));
            least.add(type);
        }
        return least.isEmpty() ? object : IntersectionType.of(classFirst(least));
    }

    /** Whether types have a lower bound at all: of two classes one must extend the other. */
    public boolean haveLowerBound(Collection<Type> types) {
        List<Type> classes = types.stream().filter(Types::isClassOrArray).toList();
        for (Type a : classes) {
            for (Type b : classes) {
                if (!subtyping.isSubtype(Erasure.of(a), Erasure.of(b))
                        && !subtyping.isSubtype(Erasure.of(b), Erasure.of(a))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isClassOrArray(Type type) {
        return type instanceof ArrayType
                || type instanceof ClassType c && !c.symbol().isInterface();
    }

    /** An intersection's class, if it has one, stands before its interfaces (JLS 4.9). */
    private static List<Type> classFirst(List<Type> types) {
        for (Type type : types) {
            if (type instanceof ClassType c && c.symbol().isInterface()) continue;
            List<Type> ordered = new ArrayList<>(types.size());
            ordered.add(type);
            for (Type t : types) if (t != type) ordered.add(t);
            return ordered;
        }
        return types;
    }

    /** The element type of an array or `Iterable`, as a `for` over it has it (JLS 14.14.2). */
    public Type elementOf(Type iterated) {
        if (iterated instanceof ArrayType a) return a.element();
        TypeSymbol iterable = classes.apply("java.lang.Iterable");
        ClassType as = iterable == null ? null : asSuper(capture(iterated), iterable);
        if (as == null) return UnknownType.UNKNOWN;
        return as.arguments().isEmpty() ? object : upward(as.arguments().getFirst());
    }

    /** The bound of a wildcard or captured one; other types stay as they are. */
    public Type upward(Type type) {
        return switch (type) {
            case WildcardType w -> {
                Type upper = w.upper();
                yield upper == null ? object : upper;
            }
            default -> type;
        };
    }
}
