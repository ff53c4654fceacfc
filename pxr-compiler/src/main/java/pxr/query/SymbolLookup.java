package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pxr.index.Schema;
import pxr.symbol.SymbolKind;

/// Finds symbols by what people type into a symbol box, best first.
///
/// It goes through the names of the [SymbolTable], most prominent first. Few of them have the
/// letters that were typed, and of a short name, which matches thousands, the best few are found
/// early: as soon as what comes could not reach the last of them even if it matched as well as can
/// be, the rest is left alone. The answer is the same as if all had been looked at.
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
    private final Documents documents;

    SymbolLookup(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        this.documents = snapshot.documents();
    }

    /** The symbols of those kinds, of any if there are none, that the text stands for best. */
    List<SymbolEntry> find(String text, Set<SymbolKind> kinds, int limit) throws IOException {
        Set<SymbolKind> wanted = kinds.isEmpty() ? SymbolKinds.ALL : kinds;
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
            List<Found> found = overloads(joined, kinds, options, limit);
            boolean begins =
                    !found.isEmpty()
                            && found.getFirst().score().match().compareTo(NameMatch.CAMEL) <= 0;
            if (begins) return found;
        }
        return overloads(typed, kinds, options, limit);
    }

    /// Those with the parameters that were typed; if there are none, as while a type is typed,
    /// those with any.
    private List<Found> overloads(String typed, Set<SymbolKind> kinds, Options options, int limit)
            throws IOException {
        Abbreviation wanted = Abbreviation.of(typed);
        TypedParameters parameters = wanted.parameters().orElse(null);
        if (parameters != null) {
            Set<SymbolKind> methods = SymbolKinds.common(kinds, SymbolKinds.METHODS);
            var found = new Candidates(typed, wanted, parameters, methods, options, limit).best();
            if (!found.isEmpty()) return found;
        }
        return new Candidates(typed, wanted, null, kinds, options, limit).best();
    }

    /** All symbols of those kinds, best first. */
    List<Found> ofKinds(Set<SymbolKind> kinds) {
        SymbolTable table = snapshot.symbols();
        List<Found> found = new ArrayList<>();
        for (int document : table.ranked()) {
            if (kinds.contains(table.kind(document)))
                found.add(new Found(document, table.score(document, NameMatch.NONE, 0, 0)));
        }
        return found;
    }

    /** The candidates for one text. */
    private final class Candidates {

        private final SymbolTable table = snapshot.symbols();
        private final SymbolNames names = table.names();
        private final String typed;
        private final Abbreviation wanted;
        private final @Nullable TypedParameters parameters;
        private final NamePattern pattern;
        private final Surroundings.Fits around;
        private final Set<SymbolKind> kinds;
        private final Options options;
        private final int limit;
        private final Map<Integer, Found> found = new HashMap<>();

        /** The points of the best, as many as are wanted, fewest first. */
        private final PriorityQueue<Integer> best = new PriorityQueue<>();

        Candidates(
                String typed,
                Abbreviation wanted,
                @Nullable TypedParameters parameters,
                Set<SymbolKind> kinds,
                Options options,
                int limit) {
            this.typed = typed;
            this.wanted = wanted;
            this.parameters = parameters;
            this.pattern = new NamePattern(wanted.name(), options.exact(), options.matchCase());
            this.around = table.surroundings().fits(wanted);
            this.kinds = kinds;
            this.options = options;
            this.limit = limit;
        }

        List<Found> best() throws IOException {
            if (limit <= 0) return List.of();
            for (int document : snapshot.documentsWith(Schema.ID, typed)) {
                if (kinds.contains(table.kind(document)))
                    add(document, table.score(document, NameMatch.EXACT, BY_ID, 0));
            }
            if (!wanted.name().isEmpty()) findByName();
            return sorted();
        }

        private List<Found> sorted() {
            record Placed(Found found, int points, int place) {}
            int least = least();
            return found.values().stream()
                    .map(f -> new Placed(f, f.score().points(), table.places()[f.document()]))
                    .filter(placed -> placed.points >= least)
                    .sorted(
                            Comparator.comparingInt(Placed::points)
                                    .reversed()
                                    .thenComparingInt(Placed::place)
                                    .thenComparingInt(placed -> placed.found.document()))
                    .limit(limit)
                    .map(Placed::found)
                    .toList();
        }

        /** The points without which a symbol is none of the best. */
        private int least() {
            Integer last = best.size() < limit ? null : best.peek();
            return last == null ? Integer.MIN_VALUE : last;
        }

        private void add(int document, SymbolScore score) {
            if (found.putIfAbsent(document, new Found(document, score)) != null) return;
            if (limit == Integer.MAX_VALUE) return;
            best.add(score.points());
            if (best.size() > limit) best.poll();
        }

        private void findByName() throws IOException {
            // A whole name may be found far down, where nothing else is looked at any more.
            for (int i = 0; i < names.size(); i++) {
                if (!pattern.mayBeWhole(names.letters(i))) continue;
                NameMatch match = pattern.whole(names.name(i));
                if (match != null) addAll(i, match);
            }
            if (options.exact()) return;
            addMatching(NameMatch.PREFIX, pattern::mayMatch, pattern::match);
            if (options.forgiving() && TypingErrors.mayBeIn(wanted.name())) addMistyped();
        }

        private interface LetterTest {
            boolean test(long letters);
        }

        private interface Matching {
            @Nullable NameMatch match(SimpleName name);
        }

        /// Adds the symbols whose names match, as long as they may be among the best.
        ///
        /// @param most what no name matches better than
        /// @param mayMatch passes over most names
        private void addMatching(NameMatch most, LetterTest mayMatch, Matching matching)
                throws IOException {
            int inAnyCase = most.points() + around.most();
            for (int i = 0; i < names.size(); i++) {
                if (inAnyCase + names.prominence(i) < least()) return;
                if (!mayMatch.test(names.letters(i))) continue;
                NameMatch match = matching.match(names.name(i));
                if (match != null) addAll(i, match);
            }
        }

        private void addAll(int name, NameMatch match) throws IOException {
            int length = names.name(name).spelled().length();
            int longer = Math.max(0, length - wanted.name().length());
            int inAnyCase = match.points() + around.most() - SymbolScore.forLength(longer);
            int end = names.end(name);
            for (int at = names.start(name); at < end; at++) {
                int document = names.symbol(at);
                if (inAnyCase + table.prominences()[document] < least()) return;
                if (!kinds.contains(table.kind(document))) continue;
                int fit = around.of(table.around()[document]);
                if (fit < 0 || !hasParameters(document)) continue;
                add(document, table.score(document, match, fit, longer));
            }
        }

        private boolean hasParameters(int document) throws IOException {
            return parameters == null
                    || parameters.isAny()
                    || parameters.fitId(documents.value(Schema.ID, document))
                    || parameters.fitSignature(
                            documents.uncommented(document).declaration().signature());
        }

        /** What is spelled so is meant; only where it is not, or little of it, errors are. */
        private void addMistyped() throws IOException {
            boolean wantsAll = limit == Integer.MAX_VALUE;
            if (wantsAll && !found.isEmpty()) return;
            boolean isSpelledSo =
                    found.values().stream()
                            .anyMatch(f -> f.score().match().compareTo(NameMatch.CAMEL_INSIDE) < 0);
            if (isSpelledSo) return;
            for (NameMatch error : List.of(NameMatch.TYPO, NameMatch.PREFIX_WITH_TYPO)) {
                addMatching(error, pattern::mayBeMistyped, name -> only(error, name));
                if (found.values().stream().anyMatch(f -> f.score().match() == error)) return;
            }
        }

        private @Nullable NameMatch only(NameMatch error, SimpleName name) {
            boolean isMistyped = pattern.mistyped(name) == error && pattern.match(name) == null;
            return isMistyped ? error : null;
        }
    }
}
