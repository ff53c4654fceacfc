package pxr.binding;

import java.util.stream.Collectors;
import pxr.syntax.TypeTree;

/** Types as a reader of a signature wants to see them: simple names, no annotations. */
final class TypeSpelling {

    private TypeSpelling() {}

    static String of(TypeTree tree) {
        return switch (tree) {
            case TypeTree.Primitive p -> p.keyword();
            case TypeTree.Named n -> part(n.last());
            case TypeTree.Array a -> of(a.element()) + "[]";
            case TypeTree.Wildcard w ->
                    w.bound() == null
                            ? "?"
                            : (w.isSuper() ? "? super " : "? extends ") + of(w.bound());
            case TypeTree.Union u ->
                    u.alternatives().stream()
                            .map(TypeSpelling::of)
                            .collect(Collectors.joining(" | "));
            case TypeTree.Intersection i ->
                    i.parts().stream().map(TypeSpelling::of).collect(Collectors.joining(" & "));
            case TypeTree.Inferred _ -> "var";
        };
    }

    private static String part(TypeTree.Part part) {
        return part.arguments() == null
                ? part.name().text()
                : part.arguments().stream()
                        .map(TypeSpelling::of)
                        .collect(Collectors.joining(", ", part.name().text() + "<", ">"));
    }
}
