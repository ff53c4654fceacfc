package pxr.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pxr.query.IndexedFile;
import pxr.query.SymbolEntry;
import pxr.render.doc.Documentation;
import pxr.render.path.SymbolName;
import pxr.render.text.Names;
import pxr.render.text.SourceText;
import pxr.source.LineMap;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolKind;

/// All that a page says about one symbol that has a declaration.
///
/// @param anchor names the symbol on the page of its type
/// @param modifiers as written, `implied` among them where no token declares the symbol
/// @param annotations as written
/// @param signature HTML
/// @param constant the value of a constant, or null
/// @param inheritedFrom where the documentation was written, or null for here
/// @param excerpt the declaration as HTML lines, or null
/// @param excerptLeft how many lines the excerpt leaves out; empty for none
/// @param callers null for what cannot be called
/// @param live whether its calls are shown as they happen
record SymbolModel(
        String id,
        String anchor,
        String name,
        String kind,
        String modifiers,
        List<String> annotations,
        String signature,
        @Nullable String constant,
        Link place,
        @Nullable String page,
        Documentation documentation,
        @Nullable Link inheritedFrom,
        List<Relation> relations,
        @Nullable String excerpt,
        String excerptLeft,
        UseGroups uses,
        @Nullable Calls callers,
        @Nullable Calls callees,
        boolean live) {

    /** Enough to see what a method does; the whole is one click away. */
    private static final int EXCERPT_LINES = 48;

    private static final int CALLS = 200;
    private static final int RELATED = 60;

    /// Symbols that stand in one relation to the symbol.
    ///
    /// @param left how many are not among the links; empty for none
    record Relation(String label, List<Link> links, String left) {}

    static SymbolModel of(
            Project project, Links links, SymbolEntry symbol, IndexedFile file, Docs docs) {
        Declaration d = symbol.declaration();
        LineMap lines = file.source().lines();
        Names names = new FileNames(project, links, Externals.direct(project.jdk()), file, lines);
        Docs.Found found = docs.of(symbol);
        boolean isExecutable = d.kind().isExecutable();
        int last = Math.min(lastLine(d, lines), symbolLine(d, lines) + EXCERPT_LINES - 1);
        boolean hasExcerpt = links.isServed() && !d.kind().isType() && !d.implied();
        return new SymbolModel(
                d.id(),
                SymbolName.member(d.id()),
                d.name(),
                kind(d),
                d.modifiers() + (d.implied() ? " implied" : ""),
                d.annotations(),
                Signature.html(d, file, names),
                d.constantValue(),
                new Link(symbol.file() + ':' + symbol.line(), links.definition(symbol)),
                links.isServed() ? links.symbol(d.id()) : null,
                found.documentation(),
                found.inheritedFrom()
                        .map(from -> new Link(DisplayName.of(from.id()), links.symbol(from.id())))
                        .orElse(null),
                relations(project, links, symbol),
                hasExcerpt ? excerpt(file, d, lines, last, names) : null,
                last < lastLine(d, lines) ? Numbers.count(lastLine(d, lines) - last, "line") : "",
                UseGroups.of(project, links, d.id(), UseGroups.SHOWN, true),
                isExecutable ? Calls.to(project, links, d.id(), CALLS) : null,
                isExecutable ? Calls.from(project, links, d.id(), CALLS) : null,
                project.isLive() && isExecutable);
    }

    static String kind(Declaration d) {
        return d.kind().label().replace('_', ' ');
    }

    private static List<Relation> relations(Project project, Links links, SymbolEntry symbol) {
        Declaration d = symbol.declaration();
        List<Relation> relations = new ArrayList<>();
        if (d.kind().isType()) {
            boolean isInterface = d.kind() == SymbolKind.INTERFACE;
            add(relations, links, "Supertypes", d.supertypes());
            add(
                    relations,
                    links,
                    isInterface ? "Subtypes and implementations" : "Subtypes",
                    ids(project.index().subtypes(d.id())));
        } else if (d.kind() == SymbolKind.METHOD) {
            add(relations, links, "Overrides", d.overrides());
            add(relations, links, "Overridden by", ids(project.index().overriders(d.id())));
        }
        return relations;
    }

    private static List<String> ids(Collection<SymbolEntry> symbols) {
        return symbols.stream().map(SymbolEntry::id).toList();
    }

    private static void add(
            List<Relation> relations, Links links, String label, List<String> symbols) {
        if (symbols.isEmpty()) return;
        List<Link> shown =
                symbols.stream()
                        .limit(RELATED)
                        .map(id -> new Link(DisplayName.of(id), links.anySymbol(id).orElse(null)))
                        .toList();
        int left = symbols.size() - shown.size();
        relations.add(new Relation(label, shown, left > 0 ? Numbers.count(left) : ""));
    }

    private static String excerpt(
            IndexedFile file, Declaration d, LineMap lines, int last, Names names) {
        StringBuilder out = new StringBuilder();
        SourceText.writeLines(
                file.source().text(),
                lines,
                symbolLine(d, lines),
                last,
                file.occurrences(),
                names,
                out);
        return out.toString();
    }

    private static int symbolLine(Declaration d, LineMap lines) {
        return lines.line(d.start());
    }

    private static int lastLine(Declaration d, LineMap lines) {
        return lines.line(Math.max(d.start(), d.end() - 1));
    }

    /** The model of a symbol that the project declares. */
    static Optional<SymbolModel> of(Project project, Links links, SymbolEntry symbol, Docs docs) {
        return project.index()
                .file(symbol.file())
                .map(file -> of(project, links, symbol, file, docs));
    }
}
