package pxr.syntax;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A package declaration (JLS 7.4). */
public record PackageTree(
        List<AnnotationTree> annotations,
        List<Id> name,
        Extent extent,
        @Nullable DocComment documentation) {

    public String qualifiedName() {
        return name.stream().map(Id::text).collect(Collectors.joining("."));
    }
}
