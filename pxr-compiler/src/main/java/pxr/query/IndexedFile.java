package pxr.query;

import java.util.List;
import pxr.source.SourceFile;
import pxr.symbol.Declaration;
import pxr.symbol.Occurrence;

/// A file with all that the index knows of it; parts as in [pxr.symbol.FileFacts].
public record IndexedFile(
        SourceFile source,
        String packageName,
        List<Declaration> declarations,
        List<Occurrence> occurrences) {}
