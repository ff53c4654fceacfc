package pxr.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.render.path.Category;
import pxr.render.path.RelativeLink;
import pxr.render.path.SitePath;

/// Fills a view's template and puts the frame that all pages have around it.
final class Layout {

    /** Where the content goes; a char that no template and no escaped text can hold. */
    private static final String HOLE = "\0";

    private record Frame(
            String title, String root, boolean served, String search, String content) {}

    /// @param current whether the tab leads to the page itself
    private record Tab(Link link, boolean current) {}

    private record Shell(
            String page,
            @Nullable String project,
            String projects,
            List<Link> crumbs,
            List<Tab> tabs,
            String content) {}

    private final Templates templates;
    private final boolean served;

    /** The names of all projects, separated by blanks. */
    private final String projects;

    Layout(Templates templates, boolean served, String projects) {
        this.templates = templates;
        this.served = served;
        this.projects = projects;
    }

    Page page(String path, View view) {
        Project project = view.project();
        String title = view.title().equals("PXR") ? view.title() : view.title() + " · PXR";
        var shell =
                new Shell(
                        view.page(),
                        project == null ? null : project.name(),
                        projects,
                        view.crumbs(),
                        project == null ? List.of() : tabs(project, path),
                        HOLE);
        byte[] content =
                around(
                        templates.fill("shared/layout/shell", shell),
                        utf8(
                                templates.fill(
                                        "page/" + view.page() + '/' + view.page(), view.model())));
        String search =
                RelativeLink.from(
                        path, project == null ? "index.html" : SitePath.ofSearch(project.name()));
        var frame = new Frame(title, RelativeLink.root(path), served, search, HOLE);
        return new Page(
                title, around(templates.fill("shared/layout/layout", frame), content), content);
    }

    private static List<Tab> tabs(Project project, String path) {
        List<Tab> tabs = new ArrayList<>();
        for (Category category : Category.values()) {
            String target = SitePath.ofCategory(project.name(), category);
            tabs.add(
                    new Tab(
                            new Link(category.label(), RelativeLink.from(path, target)),
                            target.equals(path)));
        }
        String source = SitePath.ofDirectory(project.name(), "");
        tabs.add(new Tab(new Link("source", RelativeLink.from(path, source)), source.equals(path)));
        for (String table : project.tables()) {
            String target = TablePage.path(project, table);
            tabs.add(
                    new Tab(new Link(table, RelativeLink.from(path, target)), target.equals(path)));
        }
        return tabs;
    }

    private static byte[] around(String outside, byte[] inside) {
        int hole = outside.indexOf(HOLE);
        var whole = new ByteArrayOutputStream(outside.length() + inside.length);
        whole.writeBytes(utf8(outside.substring(0, hole)));
        whole.writeBytes(inside);
        whole.writeBytes(utf8(outside.substring(hole + 1)));
        return whole.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
