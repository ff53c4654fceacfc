package pxr.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module declaration (JLS 7.7). */
public record ModuleTree(
        List<AnnotationTree> annotations,
        boolean isOpen,
        List<Id> name,
        List<Directive> directives,
        Extent extent,
        @Nullable DocComment documentation) {

    public sealed interface Directive {}

    public record Requires(List<Id> module) implements Directive {}

    /** `exports` or `opens`. */
    public record Exports(List<Id> packageName, List<List<Id>> modules) implements Directive {}

    public record Uses(List<Id> service) implements Directive {}

    public record Provides(List<Id> service, List<List<Id>> providers) implements Directive {}
}
