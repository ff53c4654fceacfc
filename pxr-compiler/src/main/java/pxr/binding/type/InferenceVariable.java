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

    /** How much was known at some time; bounds are only ever added. */
    public record State(int equal, int lower, int upper, @Nullable Type instantiation) {}

    public State state() {
        return new State(equal.size(), lower.size(), upper.size(), instantiation);
    }

    /** Forgets what was found out since. */
    public void restore(State state) {
        equal.subList(state.equal(), equal.size()).clear();
        lower.subList(state.lower(), lower.size()).clear();
        upper.subList(state.upper(), upper.size()).clear();
        instantiation = state.instantiation();
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
