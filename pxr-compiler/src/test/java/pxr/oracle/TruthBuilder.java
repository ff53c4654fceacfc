package pxr.oracle;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import pxr.source.SourceFile;
import pxr.symbol.Occurrence;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/// Turns an attribution into truth: first all files are scanned, which tells what the sources
/// declare, then what was noted is put into the terms of [pxr.symbol].
final class TruthBuilder {

    private record Scanned(SourceFile file, SourceTokens tokens, Notes notes) {}

    private static final Comparator<TrueOccurrence> ORDER =
            Comparator.comparingInt((TrueOccurrence t) -> t.occurrence().offset())
                    .thenComparing(t -> t.occurrence().role())
                    .thenComparing(t -> t.occurrence().symbol());

    private final Attribution attribution;
    private final Definitions definitions = new Definitions();
    private final Symbols symbols;
    private final KnownPackages packages;

    TruthBuilder(Attribution attribution) {
        this.attribution = attribution;
        this.symbols = new Symbols(attribution.types(), attribution.symtab(), definitions);
        this.packages = new KnownPackages(attribution.symtab());
    }

    List<FileTruth> build(Collection<SourceFile> files) {
        List<Scanned> scanned = new ArrayList<>();
        for (SourceFile file : files) scanned.add(scan(file));
        return scanned.stream().map(this::truth).toList();
    }

    private Scanned scan(SourceFile file) {
        SourceTokens tokens = new SourceTokens(file.text(), attribution.context());
        UnitScanner scanner =
                new UnitScanner(
                        attribution, attribution.unit(file), file.path(), tokens, definitions);
        return new Scanned(file, tokens, scanner.run());
    }

    private FileTruth truth(Scanned scanned) {
        SourceFile file = scanned.file();
        Notes comments = new CommentScanner(attribution, attribution.unit(file), file.text()).run();
        return new FileTruth(
                file,
                scanned.tokens(),
                occurrences(file, scanned.notes()),
                occurrences(file, comments),
                ConstantScanner.values(attribution.unit(file), symbols));
    }

    private List<TrueOccurrence> occurrences(SourceFile file, Notes notes) {
        return notes.all().stream()
                .map(note -> occurrence(file, note))
                .sorted(ORDER)
                .distinct()
                .toList();
    }

    private TrueOccurrence occurrence(SourceFile file, Notes.Note note) {
        if (Notes.isLabel(note)) {
            return new TrueOccurrence(
                    at(note, SymbolKind.LABEL, SymbolId.local(file.path(), note.label())),
                    new Place.Declared(file.path(), note.label()));
        }
        Symbol noted = note.symbol();
        if (noted == null || isUnresolved(noted)) {
            String id = SymbolId.unresolved(note.token().text());
            return new TrueOccurrence(at(note, SymbolKind.UNKNOWN, id), new Place.Unresolved());
        }
        Symbol symbol = symbols.declared(noted);
        return new TrueOccurrence(
                at(note, symbols.kind(symbol), symbols.id(symbol)), definitions.place(symbol));
    }

    /** A variable whose type is unknown is none the less declared. */
    private boolean isUnresolved(Symbol symbol) {
        if (symbol instanceof PackageSymbol named) {
            return !packages.contain(named) && !named.exists();
        }
        return Symbols.isUnresolved(symbol) && definitions.of(symbol) == null;
    }

    private static Occurrence at(Notes.Note note, SymbolKind kind, String id) {
        return new Occurrence(note.token().start(), note.token().length(), note.role(), kind, id);
    }
}
