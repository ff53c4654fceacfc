package pxr.main;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import pxr.query.IndexedFile;
import pxr.query.LuceneCrossReference;
import pxr.query.Use;
import pxr.source.LineMap;
import pxr.symbol.Declaration;
import pxr.symbol.Dispatch;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/** Prints the tables of a project, each with a line of headings, sorted by file and offset. */
final class Export {

    private final LuceneCrossReference project;
    private final TableWriter out;
    private final Places places;

    Export(LuceneCrossReference project, TableWriter out) {
        this.project = project;
        this.out = out;
        this.places = new Places(project);
    }

    private void forEachFile(Consumer<IndexedFile> action) {
        for (String path : project.files()) {
            Optional<IndexedFile> file = project.file(path);
            file.ifPresent(places::enter);
            file.ifPresent(action);
            if (out.isClosed()) return;
        }
    }

    /// @param comments whether those in doc comments are shown as well
    void occurrences(boolean comments) {
        out.row(
                "file",
                "offset",
                "line",
                "column",
                "length",
                "text",
                "role",
                "kind",
                "symbol",
                "def_file",
                "def_offset",
                "binary_name");
        forEachFile(file -> occurrences(file, comments));
    }

    private void occurrences(IndexedFile file, boolean comments) {
        String text = file.source().text();
        LineMap lines = file.source().lines();
        for (Occurrence o : file.occurrences()) {
            if (o.role() == Role.DOC && !comments) continue;
            // A package is declared in each of its files.
            Place place =
                    o.role() == Role.DEF
                            ? new Place(file.source().path(), o.offset())
                            : places.of(o);
            out.row(
                    file.source().path(),
                    o.offset(),
                    lines.line(o.offset()),
                    lines.column(o.offset()),
                    o.length(),
                    text.substring(o.offset(), o.end()),
                    o.role().label(),
                    o.kind().label(),
                    o.symbol(),
                    place.file(),
                    place.offset(),
                    binaryName(o, place));
        }
    }

    /** The class in whose class file an external symbol is found. */
    private static String binaryName(Occurrence o, Place place) {
        boolean isOfClass = o.kind() != SymbolKind.PACKAGE && o.kind() != SymbolKind.MODULE;
        return place == Place.EXTERNAL && isOfClass ? SymbolId.owner(o.symbol()) : "";
    }

    void symbols() {
        out.row(
                "symbol",
                "kind",
                "file",
                "offset",
                "line",
                "modifiers",
                "signature",
                "constant_value");
        forEachFile(this::symbols);
    }

    private void symbols(IndexedFile file) {
        LineMap lines = file.source().lines();
        file.declarations().stream()
                .sorted(
                        Comparator.comparingInt(Declaration::nameOffset)
                                .thenComparing(Declaration::id))
                .forEach(d ->
                        out.row(
                                d.id(),
                                d.kind().label(),
                                file.source().path(),
                                d.nameOffset(),
                                lines.line(d.nameOffset()),
                                d.modifiers(),
                                d.signature(),
                                d.constantValue() == null ? "" : d.constantValue()));
    }

    void calls() {
        out.row("caller", "callee", "file", "offset", "dispatch");
        forEachFile(this::calls);
    }

    private void calls(IndexedFile file) {
        String path = file.source().path();
        Map<String, Dispatch> external = project.externalCalls(path);
        for (Use call : project.callsIn(path)) {
            Occurrence o = call.occurrence();
            String dispatch = dispatch(call, external).label();
            out.row(call.enclosing(), o.symbol(), path, o.offset(), dispatch);
        }
    }

    private Dispatch dispatch(Use call, Map<String, Dispatch> external) {
        Occurrence o = call.occurrence();
        if (o.role() == Role.METHODREF) return Dispatch.REFERENCE;
        if (o.kind() == SymbolKind.CONSTRUCTOR || call.isExact()) return Dispatch.SPECIAL;
        Dispatch known = external.get(o.symbol());
        return known == null ? places.dispatch(o.symbol()) : known;
    }

    /** Two symbols in a relation, each with its place. */
    private record Relation(String from, Place place, String relation, String to, Place target) {

        static final Comparator<Relation> ORDER =
                Comparator.comparing(Relation::place)
                        .thenComparing(Relation::from)
                        .thenComparing(Relation::relation)
                        .thenComparing(Relation::to);
    }

    void overrides() {
        out.row(
                "method",
                "def_file",
                "def_offset",
                "relation",
                "overridden",
                "overridden_def_file",
                "overridden_def_offset");
        List<Relation> rows = new ArrayList<>();
        for (String path : project.files()) {
            for (FileFacts.Override o : project.overridesIn(path)) {
                rows.add(relation(o.method(), o.relation(), o.overridden()));
            }
        }
        rows.sort(Relation.ORDER);
        for (Relation r : rows) {
            out.row(
                    r.from,
                    r.place.file(),
                    r.place.offset(),
                    r.relation,
                    r.to,
                    r.target.file(),
                    r.target.offset());
        }
    }

    void supertypes() {
        out.row(
                "class",
                "kind",
                "def_file",
                "def_offset",
                "relation",
                "super",
                "super_def_file",
                "super_def_offset");
        forEachFile(file ->
                file.declarations().stream()
                        .sorted(Comparator.comparingInt(Declaration::nameOffset))
                        .forEach(this::supertypes));
    }

    private void supertypes(Declaration type) {
        boolean isInterface =
                type.kind() == SymbolKind.INTERFACE || type.kind() == SymbolKind.ANNOTATION;
        for (int i = 0; i < type.supertypes().size(); i++) {
            // The superclass comes first; interfaces extend all of theirs.
            Relation r =
                    relation(
                            type.id(),
                            isInterface || i == 0 ? "extends" : "implements",
                            type.supertypes().get(i));
            out.row(
                    r.from,
                    type.kind().label(),
                    r.place.file(),
                    r.place.offset(),
                    r.relation,
                    r.to,
                    r.target.file(),
                    r.target.offset());
        }
    }

    private Relation relation(String from, String relation, String to) {
        return new Relation(from, places.of(from), relation, to, places.of(to));
    }
}
