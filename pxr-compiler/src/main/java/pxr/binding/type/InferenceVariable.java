package pxr.binding.type;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An inference variable with its bounds (JLS 18.1). */
public final class InferenceVariable implements Type {

    private final TypeVariable parameter;
    private final List<Type> equal = new ArrayList<>(2);
    private final List<Type> lower = new ArrayList<>(2);
    private final List<Type> upper = new ArrayList<>(2);
    private @Nullable Type instantiation;
    private boolean throwsBound;

    public InferenceVariable(TypeVariable parameter) {
        this.parameter = parameter;
    }

    /** The type parameter that it stands for. */
    public TypeVariable parameter() {
        return parameter;
    }

    public List<Type> equal() {
        return equal;
    }

    public List<Type> lower() {
        return lower;
    }

    public List<Type> upper() {
        return upper;
    }

    public @Nullable Type instantiation() {
        return instantiation;
    }

    public void instantiate(Type type) {
        instantiation = type;
    }

    /** Marks it as appearing in a `throws` clause (JLS 18.1.3). */
    public void setThrown() {
        throwsBound = true;
    }

    public boolean isThrown() {
        return throwsBound;
    }

    @Override
    public String toString() {
        return instantiation != null ? instantiation.toString() : "α" + parameter.name();
    }
}
