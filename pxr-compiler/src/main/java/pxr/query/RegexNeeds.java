package pxr.query;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What a text must contain for a regular expression to match in it, but for upper and lower case;
/// so that the index can name the blocks worth looking into.
///
/// Where an expression is not understood nothing is needed, which is always right: then all blocks
/// are looked into.
sealed interface RegexNeeds {

    /** All of them; nothing when there are none. */
    record All(List<RegexNeeds> parts) implements RegexNeeds {}

    /** At least one of them. */
    record Any(List<RegexNeeds> alternatives) implements RegexNeeds {}

    /** The characters themselves, on one line. */
    record Literal(String text) implements RegexNeeds {}

    RegexNeeds NOTHING = new All(List.of());

    static RegexNeeds of(String regex) {
        return new RegexNeedsReader(regex).read();
    }

    static RegexNeeds all(List<RegexNeeds> parts) {
        List<RegexNeeds> flat = parts.stream().flatMap(RegexNeeds::conjuncts).toList();
        return flat.size() == 1 ? flat.getFirst() : new All(flat);
    }

    static RegexNeeds any(List<RegexNeeds> alternatives) {
        List<RegexNeeds> different = alternatives.stream().distinct().toList();
        if (different.size() == 1) return different.getFirst();
        return different.contains(NOTHING) ? NOTHING : new Any(different);
    }

    static RegexNeeds literal(String text) {
        return text.isEmpty() ? NOTHING : new Literal(text);
    }

    private static Stream<RegexNeeds> conjuncts(RegexNeeds needs) {
        return needs instanceof All(var parts) ? parts.stream() : Stream.of(needs);
    }

    /// Texts of which each match contains one: of all such sets the one whose shortest text is
    /// longest, for it is the rarest; none when no such set is known.
    default List<String> rarest() {
        return conjuncts(this)
                .map(RegexNeeds::texts)
                .filter(texts -> !texts.isEmpty())
                .max(Comparator.comparingInt(RegexNeeds::shortest))
                .orElse(List.of());
    }

    private static int shortest(List<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    /** The texts that these needs are a choice of; none when they are something else. */
    private static List<String> texts(RegexNeeds needs) {
        return switch (needs) {
            case Literal(var text) -> List.of(text);
            case Any(var alternatives) -> {
                List<List<String>> texts = alternatives.stream().map(RegexNeeds::texts).toList();
                yield texts.stream().anyMatch(List::isEmpty)
                        ? List.of()
                        : texts.stream().flatMap(List::stream).toList();
            }
            case All _ -> List.of();
        };
    }
}
