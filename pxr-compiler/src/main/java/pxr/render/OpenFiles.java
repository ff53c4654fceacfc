package pxr.render;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import pxr.query.IndexedFile;
import pxr.source.LineMap;

/** The files that one page takes something from, each read once. Used by one thread. */
final class OpenFiles {

    private final Project project;
    private final Links links;
    private final Map<String, Optional<OpenFile>> files = new HashMap<>();

    OpenFiles(Project project, Links links) {
        this.project = project;
        this.links = links;
    }

    Optional<OpenFile> get(String path) {
        return files.computeIfAbsent(path, p -> project.index().file(p).map(this::open));
    }

    private OpenFile open(IndexedFile file) {
        LineMap lines = file.source().lines();
        Externals externals = Externals.direct(project.jdk());
        return new OpenFile(
                file,
                lines,
                new FileNames(project, links, externals, file, lines),
                new DocScope(file));
    }
}
