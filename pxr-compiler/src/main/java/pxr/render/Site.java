package pxr.render;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import pxr.query.CrossReference;
import pxr.query.SearchResult;
import pxr.render.path.SitePath;

/// All pages about some projects. May be asked from any thread.
public final class Site {

    private final Map<String, CrossReference> projects = new TreeMap<>();
    private final Templates templates = new Templates();
    private final Layout layout;
    private final Assets assets;

    public Site(List<CrossReference> projects, SiteOptions options) {
        for (CrossReference project : projects) this.projects.put(project.info().name(), project);
        layout = new Layout(templates, options.served());
        assets = new Assets(options.served());
    }

    public Optional<Page> page(String path) {
        return SitePath.parse(path).flatMap(parsed -> view(path, parsed)).map(v -> finish(path, v));
    }

    /** The answer to a query; empty when there is no such project. Served sites only. */
    public Optional<Page> search(String project, String query, SearchResult result) {
        return Optional.empty();
    }

    /// What to say about a path that has no page: what was asked, and what is near it.
    public Page notFound(String path) {
        return finish(path, View.of("Not found", "start", StartPage.model(projects.values())));
    }

    public Optional<Asset> asset(String path) {
        return assets.get(path);
    }

    /** The paths of all pages of the site; assets have [#assetPaths]. */
    public Stream<String> paths() {
        return Stream.of("index.html");
    }

    /** The paths of all assets of the site. */
    public Stream<String> assetPaths() {
        return assets.paths();
    }

    public static String sourcePath(String project, String file) {
        return SitePath.ofSource(project, file);
    }

    public static String symbolPath(String project, String symbolId) {
        return SitePath.ofSymbol(project, symbolId);
    }

    private Optional<View> view(String path, SitePath parsed) {
        return switch (parsed) {
            case SitePath.Start() ->
                    Optional.of(View.of("PXR", "start", StartPage.model(projects.values())));
            default -> Optional.empty();
        };
    }

    private Page finish(String path, View view) {
        return layout.page(path, view.title(), templates.fill(view.template(), view.model()));
    }
}
