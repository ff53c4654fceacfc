package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pxr.index.CamelCase;
import pxr.index.CaseFolding;
import pxr.index.Schema;
import pxr.index.Trigrams;
import pxr.symbol.SymbolKind;

/// Finds symbols by what people type into a symbol box, best first.
///
/// The index names the candidates, likely ones first: by id, by the beginning of the name, by
/// initials, by trigrams, by what is one typing error away. How well each one matches is then
/// decided here, on its id, so that what the index finds too much does no harm; and when there are
/// enough of one sort, those that could only match worse are not looked at.
final class SymbolLookup {

    /// @param exact whether only the whole name will do
    /// @param matchCase whether upper and lower case differ
    /// @param forgiving whether one typing error will do
    record Options(boolean exact, boolean matchCase, boolean forgiving) {}

    /// A symbol that was found.
    ///
    /// @param score why it stands where it does
    record Found(int document, SymbolScore score) {}

    /** The id itself is better than any name. */
    private static final int BY_ID = 100;

    private final Snapshot snapshot;
    private final SymbolTable table;
    private final Documents documents;

    SymbolLookup(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        this.table = snapshot.symbols();
        this.documents = snapshot.documents();
    }

    /** The symbols of those kinds, of any if there are none, that the text stands for best. */
    List<SymbolEntry> find(String text, Set<SymbolKind> kinds, int limit) throws IOException {
        Set<SymbolKind> wanted = kinds.isEmpty() ? EnumSet.allOf(SymbolKind.class) : kinds;
        List<Found> best = best(text, wanted, new Options(false, false, true), limit);
        return new Symbols(snapshot).entries(best.stream().map(Found::document).toList());
    }

    /** All symbols of those kinds that the text may stand for, best first. */
    List<Found> rank(String text, Set<SymbolKind> kinds, Options options) throws IOException {
        return best(text, kinds, options, Integer.MAX_VALUE);
    }

    /** The first `limit` of [#rank]. */
    List<Found> best(String text, Set<SymbolKind> kinds, Options options, int limit)
            throws IOException {
        String typed = text.strip();
        String joined = typed.replace(" ", "");
        if (joined.length() < typed.length()) {
            // Words may be the humps of a name, `hash map`, or a name and what is around it.
            List<Found> found = new Candidates(joined, kinds, options, limit).sorted();
            boolean begins =
                    !found.isEmpty()
                            && found.getFirst().score().match().compareTo(NameMatch.CAMEL) <= 0;
            if (begins) return found;
        }
        return new Candidates(typed, kinds, options, limit).sorted();
    }

    /** All symbols of those kinds, best first. */
    List<Found> ofKinds(Set<SymbolKind> kinds) throws IOException {
        Map<Integer, Found> found = new HashMap<>();
        for (SymbolKind kind : kinds) {
            for (int document : snapshot.documentsWith(Schema.KIND, kind.label())) {
                found.put(document, new Found(document, score(document, NameMatch.EXACT, 0, 0)));
            }
        }
        return sorted(found.values(), Integer.MAX_VALUE);
    }

    private SymbolScore score(int document, NameMatch match, int qualifiers, int longer) {
        return new SymbolScore(
                match,
                qualifiers,
                table.kind(document),
                table.uses(document),
                table.standing(document),
                longer);
    }

    private List<Found> sorted(Collection<Found> found, int limit) throws IOException {
        record Placed(Found found, int points, String id) {}
        List<Placed> placed =
                found.stream()
                        .map(f -> new Placed(f, f.score().points(), ""))
                        .sorted(Comparator.comparingInt(Placed::points).reversed())
                        .toList();
        // Ids are only read of those that may be shown and of what has as many points.
        int last = Math.min(limit, placed.size()) - 1;
        if (last < 0) return List.of();
        int least = placed.get(last).points();
        List<Placed> shown = new ArrayList<>();
        for (Placed p : placed) {
            if (p.points < least) break;
            shown.add(new Placed(p.found, p.points, documents.value(Schema.ID, p.found.document)));
        }
        return shown.stream()
                .sorted(
                        Comparator.comparingInt(Placed::points)
                                .reversed()
                                .thenComparing(p -> p.id().length())
                                .thenComparing(Placed::id))
                .limit(limit)
                .map(Placed::found)
                .toList();
    }

    /** The candidates for one text. */
    private final class Candidates {

        private final String typed;
        private final Set<SymbolKind> kinds;
        private final Options options;
        private final int limit;
        private final Abbreviation wanted;
        private final Map<Integer, Found> found = new HashMap<>();

        Candidates(String typed, Set<SymbolKind> kinds, Options options, int limit) {
            this.typed = typed;
            this.kinds = kinds;
            this.options = options;
            this.limit = limit;
            this.wanted = Abbreviation.of(typed);
        }

        List<Found> sorted() throws IOException {
            for (int document : snapshot.documentsWith(Schema.ID, typed)) {
                if (kinds.contains(table.kind(document)))
                    found.put(
                            document,
                            new Found(document, score(document, NameMatch.EXACT, BY_ID, 0)));
            }
            if (!wanted.name().isEmpty()) findByName();
            return SymbolLookup.this.sorted(found.values(), limit);
        }

        private void findByName() throws IOException {
            String name = wanted.name();
            String folded = CaseFolding.fold(name);
            if (options.exact()) {
                addAll(snapshot.documentsWith(Schema.NAME, folded));
                return;
            }
            addAll(snapshot.documentsWithPrefix(Schema.NAME, folded));
            addAll(snapshot.documentsWith(Schema.NAME_CAMEL, folded));
            if (isEnough(NameMatch.INITIALS)) return;
            String key = CamelCase.key(name);
            // Of one hump the initial says little, and the trigrams find it too.
            boolean isOneHump = key.length() == 1 && !Trigrams.of(folded).isEmpty();
            if (!isOneHump) addAll(snapshot.documentsWithPrefix(Schema.NAME_CAMEL, key));
            if (isEnough(NameMatch.CAMEL_INSIDE)) return;
            addAll(snapshot.documentsWithAll(Schema.NAME_GRAM, Trigrams.of(folded)));
            // What is spelled so is meant, however little of it there is.
            boolean isSpelledSo =
                    found.values().stream()
                            .anyMatch(f -> f.score().match().compareTo(NameMatch.SUBSTRING) < 0);
            if (options.forgiving() && !isSpelledSo && !isEnough(NameMatch.SUBSTRING))
                addMistyped(folded);
        }

        /** Whether there are as many as are asked for that match so or better. */
        private boolean isEnough(NameMatch worst) {
            if (found.size() < limit) return false;
            long good =
                    found.values().stream()
                            .filter(f -> f.score().match().compareTo(worst) <= 0)
                            .count();
            return good >= limit;
        }

        private void addAll(Collection<Integer> more) throws IOException {
            for (int document : more) {
                if (found.containsKey(document) || !kinds.contains(table.kind(document))) continue;
                String id = documents.value(Schema.ID, document);
                String name = SymbolName.simple(id);
                NameMatch match =
                        NameMatch.of(wanted.name(), name, options.exact(), options.matchCase());
                if (match != null) add(document, id, name, match);
            }
        }

        private void add(int document, String id, String name, NameMatch match) {
            int fit = wanted.qualifiers().isEmpty() ? 0 : wanted.fit(SymbolName.of(id));
            if (fit < 0) return;
            int longer = Math.max(0, name.length() - wanted.name().length());
            found.put(document, new Found(document, score(document, match, fit, longer)));
        }

        private void addMistyped(String folded) throws IOException {
            boolean wantsAll = limit == Integer.MAX_VALUE;
            if (folded.length() < TypingErrors.SHORTEST || wantsAll && !found.isEmpty()) return;
            for (boolean whole : new boolean[] {true, false}) {
                var names = TypingErrors.around(folded, !whole);
                for (int document : snapshot.documentsWithTermsLike(Schema.NAME, names)) {
                    if (found.containsKey(document) || !kinds.contains(table.kind(document)))
                        continue;
                    String id = documents.value(Schema.ID, document);
                    NameMatch match = whole ? NameMatch.TYPO : NameMatch.PREFIX_WITH_TYPO;
                    add(document, id, SymbolName.simple(id), match);
                }
                if (found.values().stream().anyMatch(f -> f.score().match() == NameMatch.TYPO))
                    return;
            }
        }
    }
}
