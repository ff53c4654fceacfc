package pxr.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pxr.source.LineMap;
import pxr.source.SourceFile;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/** What the comments of one case expect, in all its files; [Expectation] says how it is written. */
final class Expectations {

    private static final String MARK = "//:";

    /** An expectation may be the last in a doc comment. */
    private static final String END_OF_COMMENT = "*/";

    private static final Pattern RELEASE = Pattern.compile("release (\\d+)");

    private static final Pattern ITEM =
            Pattern.compile(
                    "(?:(?<role>[a-z_]+) )?(?<name>\\p{javaJavaIdentifierPart}+)(?:@(?<nth>\\d+))?"
                            + " (?:is (?<alias>#\\w+)|-> (?<target>\\S+))");

    private final Map<String, List<Expectation>> byFile = new HashMap<>();
    private final Map<String, List<Expectation.Alias>> aliases = new HashMap<>();
    private int release;

    Expectations(List<SourceFile> files) {
        files.forEach(this::read);
    }

    /** The release a case is written for, by a comment `//: release 8`; 0 for the newest. */
    int release() {
        return release;
    }

    int count() {
        return byFile.values().stream().mapToInt(List::size).sum();
    }

    private void read(SourceFile file) {
        LineMap lines = file.lines();
        int code = 0;
        for (int line = 1; line <= lines.count(); line++) {
            String text = file.text().substring(lines.start(line), lines.end(line));
            int mark = text.indexOf(MARK);
            String before = mark < 0 ? text : text.substring(0, mark);
            if (!before.isBlank()) code = line;
            if (mark < 0) continue;
            String items = text.substring(mark + MARK.length()).strip();
            if (items.endsWith(END_OF_COMMENT)) {
                items = items.substring(0, items.length() - END_OF_COMMENT.length());
            }
            readLine(file, code, items);
        }
    }

    private void readLine(SourceFile file, int line, String items) {
        for (String item : items.strip().split("\\s*;\\s*", -1)) {
            Matcher release = RELEASE.matcher(item);
            if (release.matches()) {
                this.release = Integer.parseInt(release.group(1));
            } else {
                readItem(file, line, item);
            }
        }
    }

    private void readItem(SourceFile file, int line, String item) {
        Matcher matcher = ITEM.matcher(item);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    file.path() + ":" + line + ": this is no expectation: " + item);
        }
        String name = matcher.group("name");
        int nth = matcher.group("nth") == null ? 1 : Integer.parseInt(matcher.group("nth"));
        String alias = matcher.group("alias");
        if (alias != null) {
            aliases.computeIfAbsent(file.path(), _ -> new ArrayList<>())
                    .add(new Expectation.Alias(line, name, nth, alias));
        } else {
            byFile.computeIfAbsent(file.path(), _ -> new ArrayList<>())
                    .add(
                            new Expectation(
                                    line,
                                    role(matcher.group("role")),
                                    name,
                                    nth,
                                    matcher.group("target")));
        }
    }

    private static @Nullable Role role(@Nullable String word) {
        return word == null ? null : Role.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The expectations that the truth does not meet, each as `file:line: …`. */
    List<String> unmet(JavacTruth truth) {
        Map<String, String> idOfAlias = new HashMap<>();
        for (FileTruth file : truth.files()) collectAliases(file, idOfAlias);
        return truth.files().stream().flatMap(file -> unmet(file, idOfAlias)).toList();
    }

    private void collectAliases(FileTruth file, Map<String, String> idOfAlias) {
        for (Expectation.Alias a : aliases.getOrDefault(file.file().path(), List.of())) {
            // The role that declares comes first.
            occurrences(file, a.line(), a.name(), a.nth())
                    .findFirst()
                    .ifPresent(o -> idOfAlias.put(a.alias(), o.symbol()));
        }
    }

    private Stream<String> unmet(FileTruth file, Map<String, String> idOfAlias) {
        String path = file.file().path();
        return byFile.getOrDefault(path, List.of()).stream()
                .filter(e -> !isMet(e, file, idOfAlias))
                .map(e ->
                        "%s:%d: %s is %s, not %s"
                                .formatted(
                                        path, e.line(), e.name(), describe(file, e), e.target()));
    }

    private static boolean isMet(Expectation e, FileTruth file, Map<String, String> idOfAlias) {
        String target = e.target();
        return occurrences(file, e.line(), e.name(), e.nth())
                .filter(e::concerns)
                .map(Occurrence::symbol)
                .anyMatch(id -> id.equals(idOfAlias.get(target)) || e.isMetBy(id));
    }

    private static List<String> describe(FileTruth file, Expectation e) {
        return occurrences(file, e.line(), e.name(), e.nth())
                .map(o -> o.role().label() + " " + o.symbol())
                .toList();
    }

    private static Stream<Occurrence> occurrences(FileTruth file, int line, String name, int nth) {
        LineMap lines = file.file().lines();
        int offset =
                named(file, name)
                        .filter(o -> lines.line(o) == line)
                        .skip(nth - 1L)
                        .findFirst()
                        .orElseThrow(() ->
                                new NoSuchElementException(
                                        "%s:%d: there is no %s@%d"
                                                .formatted(file.file().path(), line, name, nth)));
        return Stream.concat(file.occurrences().stream(), file.comments().stream())
                .map(TrueOccurrence::occurrence)
                .filter(o -> o.offset() == offset);
    }

    /** Where the name stands, in code and in doc comments. */
    private static Stream<Integer> named(FileTruth file, String name) {
        Stream<Integer> inCode =
                file.tokens().all().stream().filter(t -> t.text().equals(name)).map(Token::start);
        Stream<Integer> inComments =
                file.comments().stream()
                        .map(TrueOccurrence::occurrence)
                        .filter(o -> file.file().text().startsWith(name, o.offset()))
                        .filter(o -> o.length() == name.length())
                        .map(Occurrence::offset);
        return Stream.concat(inCode, inComments).sorted();
    }
}
