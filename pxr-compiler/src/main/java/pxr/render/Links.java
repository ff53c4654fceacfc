package pxr.render;

import java.util.Optional;
import pxr.render.path.RelativeLink;
import pxr.render.path.SitePath;
import pxr.render.path.SymbolName;
import pxr.symbol.SymbolId;

/// The links that one page has to others of its project.
///
/// A member has a page of its own where pages are made when asked for. In a static site it has a
/// place on the page of its type: a page per member would be more files than many file systems and
/// all readers of directories like.
final class Links {

    private final Project project;
    private final String page;
    private final boolean served;

    Links(Project project, String page, boolean served) {
        this.project = project;
        this.page = page;
        this.served = served;
    }

    String to(String path) {
        return RelativeLink.from(page, path);
    }

    String line(String file, int line) {
        String path = SitePath.ofSource(project.name(), file);
        return (path.equals(page) ? "" : to(path)) + "#L" + line;
    }

    String definition(Place place) {
        return line(place.file(), place.line());
    }

    String file(String file) {
        return to(SitePath.ofSource(project.name(), file));
    }

    String directory(String directory) {
        return to(SitePath.ofDirectory(project.name(), directory));
    }

    /** The page about a symbol of the project. */
    String symbol(String id) {
        if (served || id.indexOf('#') < 0) return to(SitePath.ofSymbol(project.name(), id));
        String path = SitePath.ofSymbol(project.name(), SymbolId.owner(id));
        return (path.equals(page) ? "" : to(path)) + '#' + SymbolName.member(id);
    }

    String uses(String id) {
        return to(SitePath.ofUses(project.name(), id));
    }

    /** The page about any symbol: the project's, or the JDK's documentation. */
    Optional<String> anySymbol(String id) {
        if (project.hasPackage(id) || project.place(id).isPresent()) return Optional.of(symbol(id));
        return project.jdk().href(id);
    }

    boolean isServed() {
        return served;
    }
}
