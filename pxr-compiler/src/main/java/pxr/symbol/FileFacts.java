package pxr.symbol;

import java.util.List;
import java.util.Map;
import pxr.source.SourceFile;

/// All that compiling found out about one file; what the binder hands on to the index.
///
/// @param packageName the package of the file, empty for the unnamed one
/// @param declarations in source order; a type stands before its members
/// @param occurrences sorted by offset, then role
/// @param overrides every pair of a method declared (or, for `via:` rows, inherited) by a type of
///   this file and a method that it overrides or implements
/// @param headers what other files see of its types and their member types
/// @param lookups what it saw of other files
/// @param external how calls are dispatched of the methods that this file calls and no source
///   declares, by id
public record FileFacts(
        SourceFile file,
        String packageName,
        List<Declaration> declarations,
        List<Occurrence> occurrences,
        List<Override> overrides,
        List<TypeHeader> headers,
        Lookups lookups,
        Map<String, Dispatch> external) {

    /** The facts of a file that stands alone. */
    public FileFacts(
            SourceFile file,
            String packageName,
            List<Declaration> declarations,
            List<Occurrence> occurrences,
            List<Override> overrides) {
        this(
                file,
                packageName,
                declarations,
                occurrences,
                overrides,
                List.of(),
                Lookups.NONE,
                Map.of());
    }

    /// One row of the overriding relation.
    ///
    /// @param method the overriding method's id
    /// @param relation `direct`, `indirect`, or `via:CLASS` where CLASS inherits the method and
    ///   thereby implements another supertype's
    /// @param overridden the id of the method overridden
    public record Override(String method, String relation, String overridden) {}
}
