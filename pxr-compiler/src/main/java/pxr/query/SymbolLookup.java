package pxr.query;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pxr.index.CamelCase;
import pxr.index.CaseFolding;
import pxr.index.Schema;
import pxr.index.Trigrams;
import pxr.symbol.SymbolKind;

/// Finds symbols by what people type into a symbol box, best first.
///
/// The index names the candidates: by id, by name or beginning of the name, by initials, by
/// trigrams. How well each one matches is then decided here, on its id, so that what the index
/// finds too much does no harm.
final class SymbolLookup {

    /** How well a symbol matches, best first. */
    private enum Match {
        EXACT,
        EXACT_BUT_FOR_CASE,
        PREFIX,
        CAMEL,
        SUBSTRING
    }

    /// @param exact whether only the whole name will do
    /// @param matchCase whether upper and lower case differ
    record Options(boolean exact, boolean matchCase) {}

    private record Candidate(int document, SymbolName name, Match match, boolean isType) {}

    private record Ranked(Candidate candidate, long uses) {}

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparing((Ranked r) -> r.candidate.match)
                    .thenComparing(r -> !r.candidate.isType)
                    .thenComparing(Ranked::uses, Comparator.reverseOrder())
                    .thenComparingInt(r -> r.candidate.name.simple().length())
                    .thenComparing(r -> r.candidate.name.id());

    private static final Map<String, SymbolKind> KINDS =
            Stream.of(SymbolKind.values()).collect(toUnmodifiableMap(SymbolKind::label, k -> k));

    private final Snapshot snapshot;
    private final Documents documents;

    SymbolLookup(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        this.documents = snapshot.documents();
    }

    /** The best of [#rank], at most so many. */
    List<SymbolEntry> find(String text, Set<SymbolKind> kinds, int limit) throws IOException {
        Set<SymbolKind> wanted = kinds.isEmpty() ? EnumSet.allOf(SymbolKind.class) : kinds;
        List<Integer> ranked = rank(text, wanted, new Options(false, false));
        return new Symbols(snapshot).entries(ranked.subList(0, Math.min(limit, ranked.size())));
    }

    /** The documents of all symbols of those kinds that the text may stand for, best first. */
    List<Integer> rank(String text, Set<SymbolKind> kinds, Options options) throws IOException {
        String typed = text.strip();
        Abbreviation wanted = Abbreviation.of(typed);
        Map<Integer, Candidate> candidates = new LinkedHashMap<>();
        for (int document : snapshot.documentsWith(Schema.ID, typed)) {
            add(candidates, document, kinds, _ -> Match.EXACT);
        }
        if (!wanted.name().isEmpty()) {
            for (int document : documents(wanted.name())) {
                add(candidates, document, kinds, name -> match(wanted, name, options));
            }
        }
        return rank(candidates.values());
    }

    /** The documents of all symbols of those kinds, types and much-used ones first. */
    List<Integer> ofKinds(Set<SymbolKind> kinds) throws IOException {
        Map<Integer, Candidate> candidates = new LinkedHashMap<>();
        for (SymbolKind kind : kinds) {
            for (int document : snapshot.documentsWith(Schema.KIND, kind.label())) {
                add(candidates, document, kinds, _ -> Match.EXACT);
            }
        }
        return rank(candidates.values());
    }

    /** The documents of all symbols that may match, and some that do not. */
    private Collection<Integer> documents(String name) throws IOException {
        String folded = CaseFolding.fold(name);
        Collection<Integer> documents = snapshot.documentsWithPrefix(Schema.NAME, folded);
        documents.addAll(snapshot.documentsWithPrefix(Schema.NAME_CAMEL, CamelCase.key(name)));
        documents.addAll(snapshot.documentsWithAll(Schema.NAME_GRAM, Trigrams.of(folded)));
        return documents;
    }

    private void add(
            Map<Integer, Candidate> candidates,
            int document,
            Set<SymbolKind> kinds,
            Function<SymbolName, @Nullable Match> matching)
            throws IOException {
        if (candidates.containsKey(document)) return;
        SymbolKind kind =
                KINDS.getOrDefault(documents.value(Schema.KIND, document), SymbolKind.UNKNOWN);
        if (!kinds.contains(kind)) return;
        SymbolName name = SymbolName.of(documents.value(Schema.ID, document));
        Match match = matching.apply(name);
        if (match != null)
            candidates.put(document, new Candidate(document, name, match, kind.isType()));
    }

    private static @Nullable Match match(Abbreviation wanted, SymbolName symbol, Options options) {
        if (!wanted.qualifies(symbol)) return null;
        String name = symbol.simple();
        if (name.equals(wanted.name())) return Match.EXACT;
        if (!options.matchCase && name.equalsIgnoreCase(wanted.name())) {
            // Who types no capitals does not care, and means the type before the variable.
            return hasCapital(wanted.name()) ? Match.EXACT_BUT_FOR_CASE : Match.EXACT;
        }
        if (options.exact) return null;
        String searched = options.matchCase ? name : CaseFolding.fold(name);
        String part = options.matchCase ? wanted.name() : CaseFolding.fold(wanted.name());
        if (searched.startsWith(part)) return Match.PREFIX;
        boolean mayAbbreviate = !options.matchCase || hasCapital(part);
        if (mayAbbreviate && CamelCase.matches(wanted.name(), name)) return Match.CAMEL;
        return searched.contains(part) ? Match.SUBSTRING : null;
    }

    private static boolean hasCapital(String text) {
        return text.chars().anyMatch(Character::isUpperCase);
    }

    private List<Integer> rank(Collection<Candidate> candidates) throws IOException {
        List<String> ids = candidates.stream().map(c -> c.name.id()).toList();
        Map<String, Long> uses = new Symbols(snapshot).useCounts(ids);
        return candidates.stream()
                .map(c -> new Ranked(c, uses.getOrDefault(c.name.id(), 0L)))
                .sorted(BEST_FIRST)
                .map(r -> r.candidate.document)
                .toList();
    }
}
