package pxr.binding.type;

/** The type of `null`. */
public enum NullType implements Type {
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
