package pxr.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** An import declaration (JLS 7.5). */
public record ImportTree(Kind kind, List<Id> name) {

    public enum Kind {
        SINGLE_TYPE,
        TYPE_ON_DEMAND,
        SINGLE_STATIC,
        STATIC_ON_DEMAND,
        MODULE
    }

    public String qualifiedName() {
        return name.stream().map(Id::text).collect(Collectors.joining("."));
    }
}
