package pxr.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import pxr.query.CrossReference;
import pxr.query.SearchResult;
import pxr.query.SymbolEntry;
import pxr.render.jdk.JdkDocs;
import pxr.render.path.PathName;
import pxr.render.path.SitePath;
import pxr.render.path.SymbolName;
import pxr.symbol.SymbolKind;

/// All pages about some projects. May be asked from any thread.
public final class Site {

    private final Map<String, Project> projects = new TreeMap<>();
    private final Layout layout;
    private final Assets assets;
    private final boolean served;

    public Site(List<CrossReference> projects, SiteOptions options) {
        JdkDocs jdk = new JdkDocs();
        for (CrossReference index : projects) {
            String name = index.info().name();
            boolean isLive = options.liveProjects().contains(name);
            List<String> tables = isLive ? options.tables() : List.of();
            this.projects.put(name, new Project(index, jdk, isLive, tables));
        }
        served = options.served();
        layout = new Layout(new Templates(), served, String.join(" ", this.projects.keySet()));
        assets = new Assets(served);
    }

    /** The page with that path below the site's root; empty when there is none. */
    public Optional<Page> page(String path) {
        return SitePath.parse(path)
                .flatMap(parsed -> view(path, parsed))
                .map(v -> layout.page(path, v));
    }

    /** The answer to a query; empty when there is no such project. Served sites only. */
    public Optional<Page> search(String project, String query, SearchResult result) {
        String path = SitePath.ofSearch(project);
        return project(project)
                .map(p -> SearchPage.answer(p, new Links(p, path, served), query, result))
                .map(view -> layout.page(path, view));
    }

    /** A table of a project's; empty when there is no such project. Served sites only. */
    public Optional<Page> table(String project, TablePage table) {
        return project(project)
                .map(p -> {
                    String path = table.path(p);
                    return layout.page(path, table.view(p, new Links(p, path, served)));
                });
    }

    /// What to say about a path that has no page: what was asked, and what is near it.
    public Page notFound(String path) {
        return layout.page(path, NotFoundPage.view(projects.values(), path, served));
    }

    public Optional<Asset> asset(String path) {
        return assets.get(path).or(() -> data(path));
    }

    /** The paths of all pages of the site; assets have [#assetPaths]. */
    public Stream<String> paths() {
        return Stream.concat(
                Stream.of("index.html"),
                projects.values().stream().flatMap(p -> new PagePaths(p, served).all()));
    }

    /** The paths of all assets of the site. */
    public Stream<String> assetPaths() {
        return Stream.concat(
                assets.paths(),
                projects.values().stream().flatMap(p -> p.scripts().keySet().stream()));
    }

    public static String sourcePath(String project, String file) {
        return SitePath.ofSource(project, file);
    }

    public static String symbolPath(String project, String symbolId) {
        return SitePath.ofSymbol(project, symbolId);
    }

    private Optional<View> view(String path, SitePath parsed) {
        return switch (parsed) {
            case SitePath.Start() -> Optional.of(StartPage.view(projects.values(), served));
            case SitePath.OfProject of -> project(of.project()).flatMap(p -> view(p, path, of));
        };
    }

    private Optional<View> view(Project project, String path, SitePath.OfProject parsed) {
        Links links = new Links(project, path, served);
        return switch (parsed) {
            case SitePath.Front _ -> Optional.of(ProjectPage.view(project, links));
            case SitePath.OfCategory of ->
                    Optional.of(CategoryPage.view(project, links, of.category()));
            case SitePath.Search _ -> Optional.of(SearchPage.form(project, links));
            case SitePath.Directory of -> DirectoryPage.view(project, links, of.directory());
            case SitePath.Source of ->
                    project.index()
                            .file(of.file())
                            .map(file -> SourcePage.view(project, links, file));
            case SitePath.Symbol of -> symbol(project, links, of.symbol());
            case SitePath.Uses of ->
                    project.symbol(of.symbol())
                            .map(symbol -> SymbolPage.uses(project, links, symbol));
        };
    }

    private static Optional<View> symbol(Project project, Links links, SymbolName name) {
        Optional<SymbolEntry> symbol = project.symbol(name);
        boolean isPackage =
                symbol.map(s -> s.declaration().kind() == SymbolKind.PACKAGE)
                        .orElseGet(() -> project.hasPackage(name.symbolId()));
        if (isPackage) return Optional.of(PackagePage.view(project, links, name.symbolId()));
        return symbol.flatMap(s -> SymbolPage.view(project, links, s));
    }

    private Optional<Asset> data(String path) {
        if (!path.startsWith(SymbolData.FOLDER)) return Optional.empty();
        int slash = path.indexOf('/', SymbolData.FOLDER.length());
        if (slash < 0) return Optional.empty();
        String project = PathName.decode(path.substring(SymbolData.FOLDER.length(), slash));
        return project(project).map(p -> p.scripts().get(path));
    }

    private Optional<Project> project(String name) {
        Optional<Project> project = Optional.ofNullable(projects.get(name));
        project.ifPresent(Project::update);
        return project;
    }
}
