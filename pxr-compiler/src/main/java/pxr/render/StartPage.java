package pxr.render;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import pxr.query.IndexInfo;
import pxr.render.path.Category;
import pxr.render.path.SitePath;

/// The start page of the site: its projects, and ways into each.
///
/// @param projects in the order of their names
record StartPage(List<Entry> projects) {

    private static final int PACKAGES = 14;
    private static final int MOST_USED = 8;

    /// @param live whether the project's code runs beside its pages
    /// @param packages the first of them
    /// @param left how many packages are not among them; empty for none
    record Entry(
            Link name,
            boolean live,
            String lines,
            String files,
            String symbols,
            List<Link> categories,
            List<Link> types,
            List<Link> functions,
            List<Link> packages,
            String left) {}

    static View view(Collection<Project> projects, boolean served) {
        List<Entry> entries = projects.stream().map(p -> entry(p, served)).toList();
        return new View("PXR", "start", null, List.of(), new StartPage(entries));
    }

    private static Entry entry(Project project, boolean served) {
        project.update();
        IndexInfo info = project.index().info();
        String name = project.name();
        Links links = new Links(project, "index.html", served);
        List<Link> packages =
                project.packages().keySet().stream()
                        .map(id -> new Link(DisplayName.ofPackage(id), links.symbol(id)))
                        .toList();
        int shown = Math.min(PACKAGES, packages.size());
        return new Entry(
                new Link(name, SitePath.ofProject(name)),
                project.isLive(),
                Numbers.count(info.lines()),
                Numbers.count(info.files()),
                Numbers.count(info.symbols()),
                Arrays.stream(Category.values())
                        .map(c -> new Link(c.label(), SitePath.ofCategory(name, c)))
                        .toList(),
                mostUsed(project, links, Category.TYPES),
                mostUsed(project, links, Category.FUNCTIONS),
                packages.subList(0, shown),
                shown < packages.size() ? Numbers.count(packages.size() - shown) : "");
    }

    private static List<Link> mostUsed(Project project, Links links, Category category) {
        return project.symbolData().mostUsed(category, MOST_USED).stream()
                .map(e -> new Link(e.name(), links.symbol(e.id())))
                .toList();
    }
}
