package pxr.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pxr.source.LineMap;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/// Holds what the binder says of the names in doc comments against what javac says of them.
///
/// Each token must be the same: the same symbol of the same kind, or unresolved to both. Only in
/// brackets in Markdown, which may be no reference at all, is a name that javac does not know none
/// to the binder. Not judged are comments inside of bodies, which javac does not bind where they
/// stand.
final class CommentDifference {

    private static final Pattern INSIDE_A_BODY = Pattern.compile("\\$\\d");

    private final List<Difference> differences = new ArrayList<>();
    private int tokens;
    private int resolved;

    CommentDifference(JavacTruth truth, Collection<FileFacts> binding) {
        Map<String, FileFacts> facts = new HashMap<>();
        binding.forEach(file -> facts.put(file.file().path(), file));
        for (FileTruth file : truth.files()) {
            FileFacts found = facts.get(file.file().path());
            if (found != null) compare(file, found);
        }
    }

    /** How many names there are in doc comments. */
    int tokens() {
        return tokens;
    }

    /** How many of them javac knows. */
    int resolved() {
        return resolved;
    }

    List<Difference> differences() {
        return differences;
    }

    private void compare(FileTruth truth, FileFacts found) {
        Map<Integer, @Nullable Occurrence> expected = new TreeMap<>();
        truth.comments().forEach(t -> expected.put(t.occurrence().offset(), t.occurrence()));
        Map<Integer, Occurrence> claims = new HashMap<>();
        for (Occurrence o : found.occurrences()) {
            if (o.role() != Role.DOC || isInBody(found, o.offset())) continue;
            claims.put(o.offset(), o);
            expected.putIfAbsent(o.offset(), null);
        }
        tokens += truth.comments().size();
        resolved +=
                (int) truth.comments().stream().filter(t -> t.occurrence().isResolved()).count();
        expected.forEach((offset, occurrence) -> {
            Occurrence claim = claims.get(offset);
            boolean isNone = claim == null && occurrence != null && !occurrence.isResolved();
            if (!isNone && !(occurrence != null && occurrence.equals(claim))) {
                differences.add(difference(truth, occurrence, claim));
            }
        });
    }

    /** Whether the comment is about a class inside of a body, or a member of such. */
    private static boolean isInBody(FileFacts facts, int offset) {
        return facts.declarations().stream()
                .filter(d -> d.start() > offset)
                .findFirst()
                .filter(d -> INSIDE_A_BODY.matcher(d.id()).find())
                .isPresent();
    }

    private static Difference difference(
            FileTruth truth, @Nullable Occurrence expected, @Nullable Occurrence got) {
        Occurrence at = expected != null ? expected : got;
        if (at == null) throw new IllegalArgumentException();
        String text = truth.file().text();
        LineMap lines = truth.file().lines();
        return new Difference(
                truth.file().path(),
                lines.line(at.offset()),
                lines.column(at.offset()),
                text.substring(at.offset(), at.end()),
                at.role(),
                at.kind(),
                describe(expected),
                describe(got));
    }

    private static String describe(@Nullable Occurrence occurrence) {
        return occurrence == null
                ? Difference.NOTHING
                : occurrence.kind().label() + " " + occurrence.symbol();
    }
}
