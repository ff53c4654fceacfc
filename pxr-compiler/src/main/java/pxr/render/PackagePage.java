package pxr.render;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import pxr.query.SymbolEntry;
import pxr.render.doc.Documentation;
import pxr.symbol.SymbolKind;

/** A package: its documentation, its types, the packages below it. */
record PackagePage(
        String name,
        Link place,
        Documentation documentation,
        List<SymbolPage.MemberGroup> groups,
        List<Link> below) {

    static View view(Project project, Links links, String id) {
        Docs docs = new Docs(project, links, new OpenFiles(project, links));
        Map<SymbolKind, List<SymbolPage.Member>> types = new EnumMap<>(SymbolKind.class);
        String directory = "";
        for (SymbolEntry type : project.index().members(id)) {
            if (!type.declaration().kind().isType()) continue;
            directory = type.file().substring(0, Math.max(0, type.file().lastIndexOf('/')));
            types.computeIfAbsent(type.declaration().kind(), _ -> new ArrayList<>())
                    .add(SymbolPage.member(links, type, docs));
        }
        List<SymbolPage.MemberGroup> groups = new ArrayList<>();
        types.forEach((kind, list) -> groups.add(new SymbolPage.MemberGroup(label(kind), list)));
        List<Link> crumbs = Crumbs.project(project, links);
        crumbs.add(new Link(DisplayName.ofPackage(id), null));
        Documentation documentation =
                project.symbol(id)
                        .map(symbol -> docs.of(symbol).documentation())
                        .orElse(Documentation.NONE);
        return new View(
                DisplayName.ofPackage(id),
                "package",
                project,
                crumbs,
                new PackagePage(
                        DisplayName.ofPackage(id),
                        new Link(
                                directory.isEmpty() ? "source" : directory,
                                links.directory(directory)),
                        documentation,
                        groups,
                        below(project, links, id)));
    }

    private static List<Link> below(Project project, Links links, String id) {
        String prefix = id + '.';
        return project.packages().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> new Link(name, links.symbol(name)))
                .toList();
    }

    private static String label(SymbolKind kind) {
        return switch (kind) {
            case INTERFACE -> "Interfaces";
            case ENUM -> "Enums";
            case RECORD -> "Records";
            case ANNOTATION -> "Annotation interfaces";
            default -> "Classes";
        };
    }
}
