package pxr.index;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/// The relations of methods in the form of terms: two ids with [#THEN] between them, so that all
/// that one is related to are the terms with one beginning, and no document need be read.
public final class CallPairs {

    /** Between the two; in no id. */
    public static final String THEN = " ";

    /** Before what is called and cannot be another method instead, as on `super`. */
    public static final char EXACTLY = '!';

    private CallPairs() {}

    /// Who calls whom, as the file says it.
    ///
    /// @param outline in source order
    static Set<String> calls(FileFacts facts, Outline outline) {
        String text = facts.file().text();
        Set<String> pairs = new HashSet<>();
        Enclosing enclosing = new Enclosing(outline);
        for (Occurrence o : facts.occurrences()) {
            if (!Role.CALLING.contains(o.role())) continue;
            String caller = enclosing.of(o.offset());
            if (caller.isEmpty()) continue;
            String exactly = SuperCall.isAt(text, o.offset()) ? "" + EXACTLY : "";
            pairs.add(caller + THEN + exactly + o.symbol());
        }
        return pairs;
    }

    /** What is overridden, and by what. */
    static Set<String> overridden(FileFacts facts) {
        Set<String> pairs = new HashSet<>();
        for (FileFacts.Override o : facts.overrides()) {
            pairs.add(o.overridden() + THEN + o.method());
        }
        return pairs;
    }

    /** What overrides, and what. */
    static Set<String> overriding(FileFacts facts) {
        Set<String> pairs = new HashSet<>();
        for (FileFacts.Override o : facts.overrides()) {
            pairs.add(o.method() + THEN + o.overridden());
        }
        return pairs;
    }

    /** Finds what declaration holds a place; asked for places in ascending order. */
    private static final class Enclosing {

        private final List<Outline.Span> spans;
        private final Deque<Outline.Span> open = new ArrayDeque<>();
        private int next;

        Enclosing(Outline outline) {
            spans =
                    outline.spans().stream()
                            .filter(Outline.Span::mayEnclose)
                            .sorted(Comparator.comparingInt(Outline.Span::start))
                            .toList();
        }

        String of(int offset) {
            for (; next < spans.size() && spans.get(next).start() <= offset; next++) {
                open.push(spans.get(next));
            }
            while (!open.isEmpty() && open.peek().end() <= offset) open.pop();
            return open.isEmpty() ? "" : open.peek().symbol();
        }
    }
}
