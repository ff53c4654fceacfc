package pxr.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import pxr.query.SymbolEntry;
import pxr.render.path.PathName;
import pxr.render.path.RelativeLink;
import pxr.render.path.SitePath;

/// Says that there is no such page.
///
/// @param asked the path, decoded
/// @param near symbols whose names are like the path's last part
record NotFoundPage(String asked, Link start, List<Link> near) {

    private static final int NEAREST = 8;

    static View view(Collection<Project> projects, String path, boolean served) {
        List<Link> near = new ArrayList<>();
        String wanted = wanted(path);
        for (Project project : projects) {
            Links links = new Links(project, path, served);
            if (wanted.isEmpty()) break;
            for (SymbolEntry symbol : project.index().lookup(wanted, Set.of(), NEAREST)) {
                String name = project.name() + ": " + DisplayName.of(symbol.id());
                near.add(new Link(name, links.symbol(symbol.id())));
            }
        }
        Link start = new Link("Projects", RelativeLink.from(path, "index.html"));
        return new View(
                "Not found",
                "notfound",
                null,
                List.of(start, new Link("not found", null)),
                new NotFoundPage(PathName.decode(path), start, near));
    }

    /** The simple name that the path's last part seems to ask for. */
    private static String wanted(String path) {
        String name =
                path.endsWith(SitePath.SUFFIX)
                        ? path.substring(0, path.length() - SitePath.SUFFIX.length())
                        : path;
        name = name.substring(name.lastIndexOf('/') + 1);
        int parenthesis = name.indexOf('(');
        if (parenthesis >= 0) name = name.substring(0, parenthesis);
        name = name.endsWith(".java") ? name.substring(0, name.length() - ".java".length()) : name;
        return PathName.decode(
                name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1));
    }
}
