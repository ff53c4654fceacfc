package pxr.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import pxr.query.FileView.Match;
import pxr.query.SearchResult.LineHit;
import pxr.query.SearchResult.Range;
import pxr.source.LineMap;

/// Makes hits of the places in a file that match, one for each line.
///
/// @param context how many lines around each to show
record LineHits(int context) {

    static TreeMap<Integer, List<Match>> byLine(FileView file, List<Match> matches) {
        TreeMap<Integer, List<Match>> byLine = new TreeMap<>();
        for (Match match : matches) {
            byLine.computeIfAbsent(file.lines().line(match.start()), _ -> new ArrayList<>())
                    .add(match);
        }
        return byLine;
    }

    LineHit hit(FileView file, int line, List<Match> matches) {
        LineMap lines = file.lines();
        int start = lines.start(line);
        int length = Lines.end(file.text(), start) - start;
        List<Range> ranges = new ArrayList<>();
        matches.sort(Comparator.comparingInt(Match::start));
        for (Match match : matches) {
            Range range = new Range(match.start() - start, Math.min(match.end() - start, length));
            boolean overlaps = !ranges.isEmpty() && range.start() < ranges.getLast().end();
            if (overlaps) ranges.add(join(ranges.removeLast(), range));
            else ranges.add(range);
        }
        return new LineHit(
                file.path(),
                line,
                Lines.text(file.text(), lines, line),
                List.copyOf(ranges),
                file.facts().enclosing(matches.getFirst().start()),
                texts(file, line - context, line - 1),
                texts(file, line + 1, line + context));
    }

    /** The lines from the first to the last, as far as there are such. */
    private static List<String> texts(FileView file, int first, int last) {
        LineMap lines = file.lines();
        List<String> texts = new ArrayList<>();
        for (int line = Math.max(1, first); line <= Math.min(last, lines.count()); line++) {
            boolean isBehindTheEnd =
                    line == lines.count() && lines.start(line) == file.text().length();
            if (!isBehindTheEnd) texts.add(Lines.text(file.text(), lines, line));
        }
        return List.copyOf(texts);
    }

    private static Range join(Range a, Range b) {
        return new Range(a.start(), Math.max(a.end(), b.end()));
    }
}
