package pxr.render;

import java.util.ArrayList;
import java.util.List;
import pxr.render.path.SitePath;

/** The way from the start page to a page; the last part is the page itself and no link. */
final class Crumbs {

    private Crumbs() {}

    static List<Link> project(Project project, Links links) {
        List<Link> crumbs = new ArrayList<>();
        crumbs.add(new Link(project.name(), links.to(SitePath.ofProject(project.name()))));
        return crumbs;
    }

    /// @param path of a file or directory
    static List<Link> path(Project project, Links links, String path) {
        List<Link> crumbs = project(project, links);
        crumbs.add(new Link("source", path.isEmpty() ? null : links.directory("")));
        int slash;
        for (int from = 0; (slash = path.indexOf('/', from)) >= 0; from = slash + 1) {
            crumbs.add(
                    new Link(
                            path.substring(from, slash),
                            links.directory(path.substring(0, slash))));
        }
        if (!path.isEmpty()) crumbs.add(new Link(path.substring(path.lastIndexOf('/') + 1), null));
        return crumbs;
    }
}
