package pxr.render;

import java.util.List;
import pxr.render.path.Category;

/// All symbols of a category. The page holds the first of them; the script shows the others, from
/// [SymbolData], as the reader scrolls or filters.
record CategoryPage(String category, String count, List<Row> rows) {

    private static final int ROWS = 250;

    record Row(Link name, String owner, String extra) {}

    static View view(Project project, Links links, Category category) {
        List<SymbolData.Entry> entries = project.symbolData().entries(category);
        List<Row> rows = entries.stream().limit(ROWS).map(e -> row(links, e)).toList();
        List<Link> crumbs = Crumbs.project(project, links);
        crumbs.add(new Link(category.label(), null));
        return new View(
                category.label() + " of " + project.name(),
                "category",
                project,
                crumbs,
                new CategoryPage(category.label(), Numbers.count(entries.size()), rows));
    }

    private static Row row(Links links, SymbolData.Entry entry) {
        String display = DisplayName.of(entry.id());
        int parenthesis = display.indexOf('(');
        String name =
                parenthesis < 0 ? entry.name() : entry.name() + display.substring(parenthesis);
        String owner = entry.prefix().substring(0, Math.max(0, entry.prefix().length() - 1));
        return new Row(new Link(name, links.symbol(entry.id())), owner, entry.extra());
    }
}
