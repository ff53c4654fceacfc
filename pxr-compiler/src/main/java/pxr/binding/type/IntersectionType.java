package pxr.binding.type;

import java.util.List;
import java.util.stream.Collectors;

/** An intersection of types (JLS 4.9). */
public record IntersectionType(List<Type> parts) implements Type {

    /** The intersection of the types; of one type, that type. */
    public static Type of(List<Type> parts) {
        return parts.size() == 1 ? parts.getFirst() : new IntersectionType(List.copyOf(parts));
    }

    @Override
    public String toString() {
        return parts.stream().map(Type::toString).collect(Collectors.joining("&"));
    }
}
