package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pxr.index.Schema;
import pxr.query.SymbolLookup.Options;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/// What [SymbolLookup] says it does, done without any shortcut: every symbol is held against what
/// was typed, and all that match are sorted.
final class ExhaustiveLookup {

    private record Symbol(int document, SymbolName name, int usesOfOwner) {}

    private final SymbolTable table;
    private final List<Symbol> symbols = new ArrayList<>();

    ExhaustiveLookup(Snapshot snapshot) throws IOException {
        table = snapshot.symbols();
        Documents documents = snapshot.documents();
        Map<String, Integer> uses = new HashMap<>();
        List<Integer> all = new ArrayList<>();
        for (SymbolKind kind : SymbolKinds.ALL)
            all.addAll(snapshot.documentsWith(Schema.KIND, kind.label()));
        for (int document : all)
            uses.put(documents.value(Schema.ID, document), table.uses(document));
        for (int document : all) {
            String id = documents.value(Schema.ID, document);
            String owner = SymbolId.owner(id);
            if (owner.equals(id)) {
                int end = Math.max(id.lastIndexOf('.'), id.lastIndexOf('$'));
                owner = id.substring(0, Math.max(0, end));
            }
            symbols.add(new Symbol(document, SymbolName.of(id), uses.getOrDefault(owner, 0)));
        }
    }

    List<SymbolName> names() {
        return symbols.stream().map(Symbol::name).toList();
    }

    private record Match(Symbol symbol, SymbolScore score) {

        static final Comparator<Match> BEST_FIRST =
                Comparator.comparingInt((Match m) -> -m.score.points())
                        .thenComparingInt(m -> -magnitude(m.symbol.usesOfOwner))
                        .thenComparingInt(m -> m.symbol.name.id().length())
                        .thenComparing(m -> m.symbol.name.id())
                        .thenComparingInt(m -> m.symbol.document);
    }

    /** Uses are as many when they have the same first three binary digits and length. */
    private static int magnitude(int uses) {
        String binary = Integer.toBinaryString(uses) + "00";
        return uses == 0 ? 0 : 8 * binary.length() + Integer.parseInt(binary.substring(0, 3), 2);
    }

    /** What [SymbolLookup#best] finds for a text of one word without parameters. */
    List<Integer> best(String typed, Set<SymbolKind> kinds, Options options, int limit) {
        Abbreviation wanted = Abbreviation.of(typed);
        var pattern = new NamePattern(wanted.name(), options.exact(), options.matchCase());
        List<Match> found = matching(wanted, kinds, name -> pattern.match(name));
        boolean isSpelledSo =
                found.stream().anyMatch(m -> m.score.match().compareTo(NameMatch.CAMEL_INSIDE) < 0);
        boolean mayErr =
                options.forgiving()
                        && !options.exact()
                        && !isSpelledSo
                        && TypingErrors.mayBeIn(wanted.name());
        if (mayErr && (limit < Integer.MAX_VALUE || found.isEmpty())) {
            List<Match> more = mistyped(wanted, kinds, pattern, NameMatch.TYPO);
            if (more.isEmpty()) more = mistyped(wanted, kinds, pattern, NameMatch.PREFIX_WITH_TYPO);
            found.addAll(more);
        }
        return found.stream()
                .sorted(Match.BEST_FIRST)
                .limit(limit)
                .map(m -> m.symbol.document)
                .toList();
    }

    private List<Match> mistyped(
            Abbreviation wanted, Set<SymbolKind> kinds, NamePattern pattern, NameMatch error) {
        return matching(
                wanted,
                kinds,
                name ->
                        pattern.match(name) == null && pattern.mistyped(name) == error
                                ? error
                                : null);
    }

    private List<Match> matching(
            Abbreviation wanted,
            Set<SymbolKind> kinds,
            Function<SimpleName, @Nullable NameMatch> matching) {
        List<Match> found = new ArrayList<>();
        for (Symbol symbol : symbols) {
            if (!kinds.contains(table.kind(symbol.document))) continue;
            String name = symbol.name.simple();
            NameMatch match = matching.apply(SimpleName.of(name));
            int fit = match == null ? -1 : wanted.fit(symbol.name);
            if (match == null || fit < 0) continue;
            int longer = Math.max(0, name.length() - wanted.name().length());
            SymbolScore score = table.score(symbol.document, match, fit, longer);
            found.add(new Match(symbol, score));
        }
        return found;
    }
}
