package pxr.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// Holds what the binder says of a set of sources against the truth.
///
/// The unit is a token in a role. It is right when the binder gives it a symbol that javac gives it
/// as well: the same id, of the same kind, declared at the same place. Not judged are tokens that
/// javac itself could not resolve, and what the binder finds in comments, where javac looks for
/// nothing. A name that the binder leaves unresolved is missing, but not wrong.
final class BindingDifference {

    private static final Comparator<Difference> ORDER =
            Comparator.comparing(Difference::file)
                    .thenComparingInt(Difference::line)
                    .thenComparingInt(Difference::column)
                    .thenComparing(Difference::role);

    private record Use(int offset, Role role) implements Comparable<Use> {

        private static final Comparator<Use> ORDER =
                Comparator.comparingInt(Use::offset).thenComparing(Use::role);

        @Override
        public int compareTo(Use other) {
            return ORDER.compare(this, other);
        }
    }

    private final Score score = new Score();
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Place> declared = new HashMap<>();

    BindingDifference(JavacTruth truth, Collection<FileFacts> binding) {
        Map<String, FileFacts> facts = new HashMap<>();
        for (FileFacts file : binding) {
            facts.put(file.file().path(), file);
            collectDeclared(file);
        }
        for (FileTruth file : truth.files()) {
            FileFacts found = facts.get(file.file().path());
            compare(file, found == null ? List.of() : found.occurrences());
        }
        differences.sort(ORDER);
    }

    Score score() {
        return score;
    }

    /** By place. */
    List<Difference> differences() {
        return differences;
    }

    /// What has a token of its own is declared there, what is implied has a declaration only. A
    /// file that belongs to a package names it, but only a `package-info.java` is its place.
    private void collectDeclared(FileFacts facts) {
        String path = facts.file().path();
        for (Declaration d : facts.declarations()) {
            declared.putIfAbsent(d.id(), new Place.Declared(path, d.nameOffset()));
        }
        for (Occurrence o : facts.occurrences()) {
            if (o.role() == Role.DEF && o.kind() != SymbolKind.PACKAGE) {
                declared.putIfAbsent(o.symbol(), new Place.Declared(path, o.offset()));
            }
        }
    }

    private void compare(FileTruth truth, List<Occurrence> binding) {
        Map<Use, List<TrueOccurrence>> expected =
                truth.occurrences().stream()
                        .collect(
                                Collectors.groupingBy(
                                        t -> use(t.occurrence()),
                                        TreeMap::new,
                                        Collectors.toList()));
        Map<Use, List<Occurrence>> found =
                binding.stream()
                        .filter(o -> truth.tokens().isCode(o.offset()))
                        .collect(
                                Collectors.groupingBy(
                                        BindingDifference::use, TreeMap::new, Collectors.toList()));
        expected.forEach((use, true_) -> judge(truth, true_, found.getOrDefault(use, List.of())));
        Set<Integer> unresolved = unresolved(truth);
        found.forEach((use, claims) -> {
            if (!expected.containsKey(use) && !unresolved.contains(use.offset())) {
                judgeUnexpected(truth, claims);
            }
        });
    }

    private static Use use(Occurrence occurrence) {
        return new Use(occurrence.offset(), occurrence.role());
    }

    private static Set<Integer> unresolved(FileTruth truth) {
        return truth.occurrences().stream()
                .map(TrueOccurrence::occurrence)
                .filter(o -> !o.isResolved())
                .map(Occurrence::offset)
                .collect(Collectors.toSet());
    }

    /** A token in a role in which javac sees it. */
    private void judge(FileTruth file, List<TrueOccurrence> truth, List<Occurrence> binding) {
        TrueOccurrence first = truth.getFirst();
        if (first.place() instanceof Place.Unresolved) return;
        boolean inside = first.place() instanceof Place.Declared;
        Occurrence expected = first.occurrence();
        List<Occurrence> claims = binding.stream().filter(Occurrence::isResolved).toList();
        long right = claims.stream().filter(c -> agrees(c, truth)).count();
        score.add(expected.role(), expected.kind(), inside, Tally.ofExpected(right > 0));
        for (Occurrence claim : claims) {
            Tally one = Tally.ofClaimed(agrees(claim, truth));
            score.add(expected.role(), expected.kind(), inside, one);
        }
        if (right == 0 || right < claims.size()) {
            differences.add(difference(file, expected, describeTruth(truth), describe(binding)));
        }
    }

    /** A token in a role in which javac does not see it. */
    private void judgeUnexpected(FileTruth file, List<Occurrence> claims) {
        for (Occurrence claim : claims) {
            if (!claim.isResolved()) continue;
            boolean inside = declared.containsKey(claim.symbol());
            score.add(claim.role(), claim.kind(), inside, Tally.ofClaimed(false));
            differences.add(difference(file, claim, Difference.NOTHING, describe(List.of(claim))));
        }
    }

    private boolean agrees(Occurrence claim, List<TrueOccurrence> truth) {
        return truth.stream()
                .anyMatch(t -> t.occurrence().equals(claim) && isDeclaredAt(claim, t.place()));
    }

    /** The id of a local is its place; of all else the binder must have told the place as well. */
    private boolean isDeclaredAt(Occurrence claim, Place place) {
        if (claim.kind().isLocal()) return true;
        Place claimed = declared.get(claim.symbol());
        return place instanceof Place.Declared ? place.equals(claimed) : claimed == null;
    }

    private static Difference difference(
            FileTruth file, Occurrence at, String expected, String got) {
        String text = file.file().text();
        var lines = file.file().lines();
        return new Difference(
                file.file().path(),
                lines.line(at.offset()),
                lines.column(at.offset()),
                text.substring(at.offset(), at.end()),
                at.role(),
                at.kind(),
                expected,
                got);
    }

    private static String describeTruth(List<TrueOccurrence> truth) {
        return truth.stream()
                .map(t -> describe(t.occurrence()) + describe(t.place()))
                .collect(Collectors.joining(" or "));
    }

    private String describe(List<Occurrence> binding) {
        if (binding.isEmpty()) return Difference.NOTHING;
        return binding.stream()
                .map(o -> describe(o) + describe(declared.get(o.symbol())))
                .collect(Collectors.joining(" and "));
    }

    private static String describe(Occurrence occurrence) {
        return occurrence.kind().label() + " " + occurrence.symbol();
    }

    private static String describe(@Nullable Place place) {
        return place instanceof Place.Declared(String file, int offset)
                ? " at " + file + ":" + offset
                : "";
    }
}
