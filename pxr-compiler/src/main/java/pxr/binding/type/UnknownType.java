package pxr.binding.type;

/// A type that cannot be known, because its class is missing or the program is wrong.
///
/// @param name as written, for ids of methods that mention it; empty where nothing is written
public record UnknownType(String name) implements Type {

    public static final UnknownType UNKNOWN = new UnknownType("");

    @Override
    public String toString() {
        return name.isEmpty() ? "?" : name;
    }
}
