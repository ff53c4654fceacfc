package pxr.binding.type;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A type parameter, or what capture conversion makes of a wildcard (JLS 5.1.10). */
public final class TypeVariable implements Type {

    private final Supplier<String> id;
    private final String name;
    private final boolean captured;
    private @Nullable Supplier<List<Type>> source;
    private volatile @Nullable List<Type> bounds;
    private @Nullable Type lower;

    /// A type parameter whose bounds are found out when first asked.
    ///
    /// @param id gives the id; a method's says the erased types of its parameters, which the bounds
    ///   of its type parameters decide
    /// @param bounds gives the declared bounds, or Object; may be asked more than once
    public TypeVariable(Supplier<String> id, String name, Supplier<List<Type>> bounds) {
        this.id = id;
        this.name = name;
        this.captured = false;
        this.source = bounds;
    }

    private TypeVariable(String name) {
        this.id = () -> name;
        this.name = name;
        this.captured = true;
    }

    /** A captured wildcard, whose bounds may mention itself and so are set afterwards. */
    static TypeVariable captured() {
        return new TypeVariable("capture");
    }

    void setBounds(List<Type> upper, @Nullable Type lower) {
        this.bounds = upper;
        this.lower = lower;
    }

    public String id() {
        return id.get();
    }

    public String name() {
        return name;
    }

    public boolean isCaptured() {
        return captured;
    }

    /** Its upper bounds, at least one. */
    public List<Type> bounds() {
        List<Type> known = bounds;
        if (known == null) {
            known = source == null ? List.of(UnknownType.UNKNOWN) : LookupLog.unrecorded(source);
            bounds = known;
        }
        return known;
    }

    public Type upper() {
        return IntersectionType.of(bounds());
    }

    /** Its lower bound, which only a captured `? super` has. */
    public @Nullable Type lower() {
        return lower;
    }

    @Override
    public String toString() {
        return name;
    }
}
