package pxr.render;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.render.path.RelativeLink;
import pxr.render.path.SitePath;

/// A page of a project that is a table of things which are not in its index.
///
/// @param name the page's file without `.html`; scripts know the table by it
/// @param summary a sentence
public record TablePage(
        String name, String title, String summary, List<String> columns, List<Row> rows) {

    /// @param id what scripts know the row by
    public record Row(String id, List<Cell> cells) {}

    /// @param path of a page below the site's root; null for what leads nowhere
    public record Cell(String text, @Nullable String path) {}

    private record Model(
            String name, String title, String summary, List<String> columns, List<ModelRow> rows) {}

    private record ModelRow(String id, List<Link> cells) {}

    String path(Project project) {
        return path(project, name);
    }

    static String path(Project project, String name) {
        return SitePath.ofProject(project.name()).replaceFirst("[^/]*$", name + ".html");
    }

    View view(Project project, Links links) {
        List<Link> crumbs = Crumbs.project(project, links);
        crumbs.add(new Link(title, null));
        String here = path(project);
        List<ModelRow> linked =
                rows.stream()
                        .map(row ->
                                new ModelRow(
                                        row.id,
                                        row.cells.stream().map(c -> link(here, c)).toList()))
                        .toList();
        return new View(
                title + " of " + project.name(),
                "table",
                project,
                crumbs,
                new Model(name, title, summary, columns, linked));
    }

    private static Link link(String here, Cell cell) {
        return new Link(cell.text, cell.path == null ? null : RelativeLink.from(here, cell.path));
    }
}
