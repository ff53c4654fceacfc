package pxr.query;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pxr.index.Schema;
import pxr.index.Trigrams;

/** Makes the parts of a query ready that look at texts and at paths. */
final class TextPlan {

    private static final int TRIGRAM = 3;

    private final Snapshot snapshot;
    private final boolean matchCase;
    private final Budget budget;

    TextPlan(Snapshot snapshot, boolean matchCase, Budget budget) {
        this.snapshot = snapshot;
        this.matchCase = matchCase;
        this.budget = budget;
    }

    /// @param places where the text may stand
    SearchNode literal(String text, Set<TextPlace> places) throws IOException {
        TextFinder finder =
                matchCase
                        ? new TextFinder.Literal(text)
                        : new TextFinder.Caseless(new CaselessText(text));
        return lines(blocksWith(text), finder, places);
    }

    SearchNode regex(String regex, Set<TextPlace> places) throws IOException {
        RegexNeeds needs = RegexNeeds.of(regex);
        List<CaselessText> literals = needs.rarest().stream().map(CaselessText::new).toList();
        return lines(
                blocksWith(needs), new TextFinder.Regex(compile(regex), literals, budget), places);
    }

    private SearchNode lines(BitSet blocks, TextFinder finder, Set<TextPlace> places) {
        LineFinder inText = new LineFinder.InText(blocks, finder);
        boolean isAnywhere = places.size() == TextPlace.values().length;
        LineFinder inPlace = isAnywhere ? inText : new LineFinder.In(places, inText);
        return new SearchNode.Lines(snapshot.texts().filesOf(blocks), inPlace);
    }

    /** The files whose path matches. */
    SearchNode pathsLike(String regex) {
        Pattern pattern = compile(regex);
        return paths(path -> pattern.matcher(budget.watch(path)).find());
    }

    /** The files whose path has that part; a star in it stands for any characters. */
    SearchNode pathsWith(String part) {
        Pattern pattern =
                compile(
                        Stream.of(part.split("\\*", -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*")));
        return paths(path -> pattern.matcher(budget.watch(path)).find());
    }

    private SearchNode paths(Predicate<String> wanted) {
        BitSet documents = new BitSet();
        for (ProjectFiles.Entry file : snapshot.files().inOrder()) {
            if (wanted.test(file.path())) documents.set(file.document());
        }
        return new SearchNode.Files(documents);
    }

    private Pattern compile(String regex) {
        // Lines end where the text says so, and not at every char that Unicode calls a line's end.
        int flags = Pattern.UNIX_LINES;
        return Pattern.compile(
                regex, matchCase ? flags : flags | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private BitSet blocksWith(RegexNeeds needs) throws IOException {
        return switch (needs) {
            case RegexNeeds.Literal(var text) -> blocksWith(text);
            case RegexNeeds.All(var parts) -> {
                List<RegexNeeds> telling = parts.stream().filter(TextPlan::isTelling).toList();
                BitSet blocks = all();
                for (RegexNeeds part : telling.isEmpty() ? parts : telling)
                    blocks.and(blocksWith(part));
                yield blocks;
            }
            case RegexNeeds.Any(var alternatives) -> {
                BitSet blocks = new BitSet();
                for (RegexNeeds alternative : alternatives) blocks.or(blocksWith(alternative));
                yield blocks;
            }
        };
    }

    /** Whether it has trigrams: to find out where a char or two are takes longer than it saves. */
    private static boolean isTelling(RegexNeeds needs) {
        return switch (needs) {
            case RegexNeeds.Literal(var text) -> text.length() >= TRIGRAM;
            case RegexNeeds.All(var parts) -> parts.stream().anyMatch(TextPlan::isTelling);
            case RegexNeeds.Any(var parts) -> parts.stream().allMatch(TextPlan::isTelling);
        };
    }

    /// The blocks that have all trigrams of the text. One or two chars are the beginning of some
    /// trigram wherever they stand.
    private BitSet blocksWith(String text) throws IOException {
        List<String> trigrams = Trigrams.of(text);
        if (!trigrams.isEmpty()) return snapshot.documents(Schema.GRAM, trigrams);
        if (text.isEmpty() || text.length() >= TRIGRAM) return all();
        String beginning = Trigrams.beginning(text);
        return beginning.isEmpty() ? all() : snapshot.withPrefix(Schema.GRAM, beginning, all());
    }

    private BitSet all() {
        return (BitSet) snapshot.texts().all().clone();
    }
}
