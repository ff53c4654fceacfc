package pxr.render;

import java.util.List;
import pxr.query.IndexedFile;
import pxr.render.text.SourceText;
import pxr.source.LineMap;

/// A source file.
///
/// @param code its text as HTML
/// @param externals the names in it that come from elsewhere
record SourcePage(
        String lines,
        Link packagePage,
        List<Outline.Entry> outline,
        String code,
        List<Externals.Entry> externals) {

    static View view(Project project, Links links, IndexedFile file) {
        String path = file.source().path();
        LineMap lines = file.source().lines();
        Externals externals = Externals.listed(project.jdk());
        StringBuilder code = new StringBuilder(file.source().text().length() * 3);
        SourceText.writeFile(
                file.source().text(),
                lines,
                file.occurrences(),
                new FileNames(project, links, externals, file, lines).prefetched(),
                code);
        var model =
                new SourcePage(
                        Numbers.count(lines.count(), "line"),
                        new Link(
                                DisplayName.ofPackage(file.packageName()),
                                project.hasPackage(file.packageName())
                                        ? links.symbol(file.packageName())
                                        : null),
                        Outline.of(file.declarations(), lines),
                        code.toString(),
                        externals.entries());
        return new View(
                path.substring(path.lastIndexOf('/') + 1),
                "source",
                project,
                Crumbs.path(project, links, path),
                model);
    }
}
