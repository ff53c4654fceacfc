package pxr.render.path;

import java.util.Optional;

/// The path of each kind of page, and what a path asks for.
public sealed interface SitePath {

    String SUFFIX = ".html";

    record Start() implements SitePath {}

    /** The path of a page about one project. */
    sealed interface OfProject extends SitePath {
        String project();
    }

    /** The project's own page. */
    record Front(String project) implements OfProject {}

    /** The form to search a project by; an answer is not a function of the path. */
    record Search(String project) implements OfProject {}

    record OfCategory(String project, Category category) implements OfProject {}

    /**
     * A directory of sources; `directory` is empty for the root, else without a slash at its end.
     */
    record Directory(String project, String directory) implements OfProject {}

    record Source(String project, String file) implements OfProject {}

    record Symbol(String project, SymbolName symbol) implements OfProject {}

    record Uses(String project, SymbolName symbol) implements OfProject {}

    /// Reads a path below the site's root.
    ///
    /// @return empty when no page has such a path, whatever the projects hold
    static Optional<SitePath> parse(String path) {
        if (path.isEmpty() || path.equals("index.html")) return Optional.of(new Start());
        int slash = path.indexOf('/');
        if (slash < 0) return Optional.empty();
        String project = PathName.decode(path.substring(0, slash));
        String rest = path.substring(slash + 1);
        if (rest.isEmpty() || rest.equals("index.html")) return Optional.of(new Front(project));
        if (!rest.endsWith(SUFFIX) && !rest.endsWith("/")) return Optional.empty();
        return inProject(project, rest);
    }

    private static Optional<SitePath> inProject(String project, String rest) {
        int slash = rest.indexOf('/');
        if (rest.equals("search.html")) return Optional.of(new Search(project));
        if (slash < 0) {
            return Category.ofFileName(rest).map(category -> new OfCategory(project, category));
        }
        String folder = rest.substring(0, slash);
        String name = rest.substring(slash + 1);
        return switch (folder) {
            case "source" -> Optional.of(source(project, name));
            case "package", "symbol" ->
                    withoutSuffix(name).map(n -> new Symbol(project, new SymbolName(n)));
            case "uses" -> withoutSuffix(name).map(n -> new Uses(project, new SymbolName(n)));
            default -> Optional.empty();
        };
    }

    private static SitePath source(String project, String name) {
        if (name.isEmpty() || name.equals("index.html")) return new Directory(project, "");
        String inside = name.endsWith("/") ? name + "index.html" : name;
        String decoded = PathName.decode(inside.substring(0, inside.length() - SUFFIX.length()));
        return decoded.endsWith("/index")
                ? new Directory(project, decoded.substring(0, decoded.length() - "/index".length()))
                : new Source(project, decoded);
    }

    private static Optional<String> withoutSuffix(String name) {
        return name.endsWith(SUFFIX)
                ? Optional.of(name.substring(0, name.length() - SUFFIX.length()))
                : Optional.empty();
    }

    static String ofProject(String project) {
        return PathName.encode(project) + "/index.html";
    }

    static String ofCategory(String project, Category category) {
        return PathName.encode(project) + '/' + category.fileName();
    }

    static String ofDirectory(String project, String directory) {
        String inside = directory.isEmpty() ? "" : PathName.encodePath(directory) + '/';
        return PathName.encode(project) + "/source/" + inside + "index.html";
    }

    static String ofSource(String project, String file) {
        return PathName.encode(project) + "/source/" + PathName.encodePath(file) + SUFFIX;
    }

    static String ofSymbol(String project, String symbolId) {
        SymbolName name = SymbolName.of(symbolId);
        return PathName.encode(project)
                + (name.looksLikePackage() ? "/package/" : "/symbol/")
                + name.value()
                + SUFFIX;
    }

    static String ofUses(String project, String symbolId) {
        return PathName.encode(project) + "/uses/" + SymbolName.of(symbolId).value() + SUFFIX;
    }

    static String ofSearch(String project) {
        return PathName.encode(project) + "/search.html";
    }
}
