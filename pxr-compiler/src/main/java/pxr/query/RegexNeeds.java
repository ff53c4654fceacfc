package pxr.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What a text must contain for a regular expression to match in it, but for upper and lower case;
/// so that the index can name the files worth looking into.
///
/// Where an expression is not understood nothing is needed, which is always right: then all files
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
        if (alternatives.size() == 1) return alternatives.getFirst();
        return alternatives.contains(NOTHING) ? NOTHING : new Any(List.copyOf(alternatives));
    }

    private static Stream<RegexNeeds> conjuncts(RegexNeeds needs) {
        return needs instanceof All(var parts) ? parts.stream() : Stream.of(needs);
    }

    /** The longest text that every match contains, or an empty one. */
    default String longest() {
        List<String> literals = new ArrayList<>();
        conjuncts(this)
                .forEach(part -> {
                    if (part instanceof Literal(var text)) literals.add(text);
                });
        return literals.stream().max(Comparator.comparingInt(String::length)).orElse("");
    }
}
