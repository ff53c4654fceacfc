package pxr.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import pxr.query.IndexInfo;
import pxr.render.path.Category;
import pxr.render.path.SitePath;

/// The start page of the site: its projects.
///
/// @param projects in the order of their names
record StartPage(List<Project> projects) {

    record Project(Link name, String lines, String files, String symbols, List<Link> categories) {}

    static View view(Collection<pxr.render.Project> projects) {
        List<Project> rows = projects.stream().map(p -> project(p.index().info())).toList();
        return new View("PXR", "start", null, List.of(), new StartPage(rows));
    }

    private static Project project(IndexInfo info) {
        String name = info.name();
        List<Link> categories = new ArrayList<>();
        for (Category category : Category.values()) {
            categories.add(new Link(category.label(), SitePath.ofCategory(name, category)));
        }
        return new Project(
                new Link(name, SitePath.ofProject(name)),
                Numbers.count(info.lines()),
                Numbers.count(info.files()),
                Numbers.count(info.symbols()),
                categories);
    }
}
