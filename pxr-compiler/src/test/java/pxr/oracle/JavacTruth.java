package pxr.oracle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import pxr.source.SourceFile;
import pxr.source.SourceSet;

/// What every identifier of a set of sources is, as the JDK's own compiler has it.
///
/// Nothing fails on wrong sources: a name that javac could not resolve is an unresolved occurrence.
///
/// @param files in the order of the sources
/// @param errors what javac found wrong with the sources
record JavacTruth(List<FileTruth> files, List<String> errors) {

    /** Attributes all sources of the set. */
    static JavacTruth of(SourceSet sources, JavacOptions options) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (String path : sources.paths()) files.add(sources.read(path));
        return of(files, options);
    }

    static JavacTruth of(Collection<SourceFile> files, JavacOptions options) throws IOException {
        Attribution attribution = Attribution.of(files, options);
        return new JavacTruth(new TruthBuilder(attribution).build(files), attribution.errors());
    }
}
