package pxr.binding.type;

import java.util.List;

/** Adds bounds to inference variables and draws what follows from each pair of them (JLS 18.3). */
final class Incorporation {

    /** More bounds than these on one variable come from types that unfold without end. */
    private static final int MOST_BOUNDS = 24;

    private final Subtyping subtyping;

    Incorporation(Subtyping subtyping) {
        this.subtyping = subtyping;
    }

    boolean equal(InferenceVariable v, Type t, int depth) {
        if (t == v || !add(v.equal(), t)) return true;
        if (t instanceof InferenceVariable other) equal(other, v, depth + 1);
        boolean all = true;
        for (Type e : List.copyOf(v.equal())) if (e != t) all &= subtyping.isSame(e, t, depth + 1);
        for (Type l : List.copyOf(v.lower())) all &= subtyping.isSubtype(l, t, depth + 1);
        for (Type u : List.copyOf(v.upper())) all &= subtyping.isSubtype(t, u, depth + 1);
        return all;
    }

    boolean lower(InferenceVariable v, Type t, int depth) {
        if (t == v || !add(v.lower(), t)) return true;
        if (t instanceof InferenceVariable other) upper(other, v, depth + 1);
        boolean all = true;
        for (Type e : List.copyOf(v.equal())) all &= subtyping.isSubtype(t, e, depth + 1);
        for (Type u : List.copyOf(v.upper())) all &= subtyping.isSubtype(t, u, depth + 1);
        return all;
    }

    boolean upper(InferenceVariable v, Type t, int depth) {
        if (t == v || !add(v.upper(), t)) return true;
        if (t instanceof InferenceVariable other) lower(other, v, depth + 1);
        boolean all = true;
        for (Type e : List.copyOf(v.equal())) all &= subtyping.isSubtype(e, t, depth + 1);
        for (Type l : List.copyOf(v.lower())) all &= subtyping.isSubtype(l, t, depth + 1);
        return all;
    }

    private static boolean add(List<Type> bounds, Type t) {
        if (bounds.contains(t) || bounds.size() >= MOST_BOUNDS) return false;
        bounds.add(t);
        return true;
    }
}
