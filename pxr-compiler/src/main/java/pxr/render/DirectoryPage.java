package pxr.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The files and directories of a directory of sources. */
record DirectoryPage(String name, List<Row> rows) {

    /// @param count of the files below a directory; empty for a file
    record Row(Link link, String kind, String count) {}

    /** Empty when no file lies below the directory. */
    static Optional<View> view(Project project, Links links, String directory) {
        String prefix = directory.isEmpty() ? "" : directory + '/';
        List<String> files = new ArrayList<>();
        var directories = new TreeMap<String, Integer>();
        for (String path : project.index().files()) {
            if (!path.startsWith(prefix)) continue;
            String rest = path.substring(prefix.length());
            int slash = rest.indexOf('/');
            if (slash < 0) files.add(rest);
            else directories.merge(rest.substring(0, slash), 1, Integer::sum);
        }
        if (files.isEmpty() && directories.isEmpty()) return Optional.empty();
        List<Row> rows = new ArrayList<>();
        directories.forEach(
                (name, count) -> rows.add(directory(links, prefix + name, name, count)));
        for (String file : files) {
            rows.add(new Row(new Link(file, links.file(prefix + file)), "file", ""));
        }
        String name = directory.isEmpty() ? "source" : directory;
        return Optional.of(
                new View(
                        name,
                        "directory",
                        project,
                        Crumbs.path(project, links, directory),
                        new DirectoryPage(name, rows)));
    }

    private static Row directory(Links links, String path, String name, int count) {
        return new Row(
                new Link(name + '/', links.directory(path)),
                "folder",
                Numbers.count(count, "file"));
    }
}
