package pxr.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import pxr.query.SymbolEntry;
import pxr.render.SymbolModel.Relation;
import pxr.render.path.SymbolName;
import pxr.render.text.SourceText;
import pxr.source.LineMap;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolKind;

/** Gathers what one page says about symbols. Used by one thread. */
final class SymbolModels {

    /** Enough to see what a method does; the whole is one click away. */
    private static final int EXCERPT_LINES = 48;

    private static final int RELATED = 60;

    private final Project project;
    private final Links links;
    private final OpenFiles files;
    private final Docs docs;

    SymbolModels(Project project, Links links, OpenFiles files) {
        this.project = project;
        this.links = links;
        this.files = files;
        this.docs = new Docs(project, links, files);
    }

    Docs docs() {
        return docs;
    }

    /** Empty only when the symbol's file has just left the index. */
    Optional<SymbolModel> of(SymbolEntry symbol) {
        return files.get(symbol.file()).map(file -> of(symbol, file));
    }

    private SymbolModel of(SymbolEntry symbol, OpenFile file) {
        Declaration d = symbol.declaration();
        Docs.Found found = docs.of(symbol);
        boolean isExecutable = d.kind().isExecutable();
        boolean hasExcerpt = links.isServed() && !d.kind().isType() && !d.implied();
        int first = file.lines().line(d.start());
        int end = file.lines().line(Math.max(d.start(), d.end() - 1));
        int last = Math.min(end, first + EXCERPT_LINES - 1);
        UsesOf uses = UsesOf.read(project, symbol);
        return new SymbolModel(
                d.id(),
                SymbolName.member(d.id()),
                d.name(),
                SymbolModel.kind(d),
                d.modifiers() + (d.implied() ? " implied" : ""),
                d.annotations(),
                Signature.html(d, file.file(), file.names()),
                d.constantValue(),
                new Link(symbol.file() + ':' + symbol.line(), links.definition(Place.of(symbol))),
                found.documentation(),
                found.inheritedFrom()
                        .map(from -> new Link(DisplayName.of(from.id()), links.symbol(from.id())))
                        .orElse(null),
                relations(symbol),
                hasExcerpt ? excerpt(file, first, last) : null,
                last < end ? Numbers.count(end - last, "line") : "",
                UseGroups.of(links, uses),
                isExecutable ? Calls.to(links, uses) : null,
                isExecutable ? Calls.from(links, project.index().callsFrom(d.id())) : null,
                project.isLive() && isExecutable);
    }

    private List<Relation> relations(SymbolEntry symbol) {
        Declaration d = symbol.declaration();
        List<Relation> relations = new ArrayList<>();
        if (d.kind().isType()) {
            boolean isInterface = d.kind() == SymbolKind.INTERFACE;
            List<String> named =
                    d.supertypes().stream().filter(s -> !s.equals("java.lang.Object")).toList();
            add(relations, "Supertypes", named);
            add(
                    relations,
                    isInterface ? "Subtypes and implementations" : "Subtypes",
                    ids(project.index().subtypes(d.id())));
        } else if (d.kind() == SymbolKind.METHOD) {
            add(relations, "Overrides", d.overrides());
            add(relations, "Overridden by", ids(project.index().overriders(d.id())));
        }
        return relations;
    }

    private static List<String> ids(Collection<SymbolEntry> symbols) {
        return symbols.stream().map(SymbolEntry::id).toList();
    }

    private void add(List<Relation> relations, String label, List<String> symbols) {
        if (symbols.isEmpty()) return;
        List<Link> all =
                symbols.stream()
                        .map(id -> new Link(DisplayName.of(id), links.anySymbol(id).orElse(null)))
                        .toList();
        int shown = Math.min(RELATED, all.size());
        List<Link> folded = all.subList(shown, all.size());
        relations.add(
                new Relation(label, all.subList(0, shown), folded, Numbers.count(folded.size())));
    }

    private static String excerpt(OpenFile file, int first, int last) {
        StringBuilder out = new StringBuilder();
        String text = file.file().source().text();
        LineMap lines = file.lines();
        SourceText.writeLines(
                text, lines, first, last, file.file().occurrences(), file.names(), out);
        return out.toString();
    }
}
