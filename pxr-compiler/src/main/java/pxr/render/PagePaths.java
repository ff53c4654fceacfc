package pxr.render;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import pxr.query.SymbolEntry;
import pxr.render.path.Category;
import pxr.render.path.SitePath;
import pxr.symbol.SymbolKind;

/// The paths of all pages of a project.
///
/// A static site has a page per type and none per member; its lists of references have pages where
/// the type's page does not hold them all.
final class PagePaths {

    private static final EnumSet<SymbolKind> MEMBERS =
            EnumSet.of(
                    SymbolKind.METHOD,
                    SymbolKind.CONSTRUCTOR,
                    SymbolKind.FIELD,
                    SymbolKind.ENUM_CONSTANT,
                    SymbolKind.RECORD_COMPONENT);

    private final Project project;
    private final boolean served;

    PagePaths(Project project, boolean served) {
        this.project = project;
        this.served = served;
    }

    Stream<String> all() {
        return Stream.of(general(), sources(), symbols()).flatMap(s -> s).distinct();
    }

    private Stream<String> general() {
        String name = project.name();
        return Stream.concat(
                Stream.of(SitePath.ofProject(name), SitePath.ofSearch(name)),
                Arrays.stream(Category.values()).map(c -> SitePath.ofCategory(name, c)));
    }

    private Stream<String> sources() {
        List<String> files = project.index().files();
        var directories = new TreeSet<String>();
        directories.add("");
        for (String file : files) {
            for (int i = file.indexOf('/'); i >= 0; i = file.indexOf('/', i + 1)) {
                directories.add(file.substring(0, i));
            }
        }
        return Stream.concat(
                directories.stream().map(d -> SitePath.ofDirectory(project.name(), d)),
                files.stream().map(f -> SitePath.ofSource(project.name(), f)));
    }

    private Stream<String> symbols() {
        List<SymbolEntry> types = project.index().symbolsOfKind(Project.TYPES);
        List<SymbolEntry> modules = project.index().symbolsOfKind(EnumSet.of(SymbolKind.MODULE));
        List<SymbolEntry> members = project.index().symbolsOfKind(MEMBERS);
        Stream<String> pages =
                Stream.of(
                                project.packages().keySet().stream(),
                                types.stream().map(SymbolEntry::id),
                                modules.stream().map(SymbolEntry::id),
                                served
                                        ? members.stream().map(SymbolEntry::id)
                                        : Stream.<String>empty())
                        .flatMap(s -> s)
                        .map(id -> SitePath.ofSymbol(project.name(), id));
        Stream<String> uses =
                Stream.concat(types.stream(), members.stream())
                        .filter(symbol -> UsesOf.areMore(project, symbol))
                        .map(symbol -> SitePath.ofUses(project.name(), symbol.id()));
        return Stream.concat(pages, uses);
    }
}
