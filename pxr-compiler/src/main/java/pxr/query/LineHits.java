package pxr.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import pxr.index.TextBlock;
import pxr.query.FileView.Match;
import pxr.query.SearchResult.LineHit;
import pxr.query.SearchResult.Range;
import pxr.source.LineMap;

/// Makes hits of the places in a file that match, one for each line.
///
/// @param context how many lines around each to show
record LineHits(int context) {

    /// The matches by the offset at which their line begins.
    ///
    /// @param matches sorted by this
    static SortedMap<Integer, List<Match>> byLine(FileView file, List<Match> matches) {
        matches.sort(Comparator.comparingInt(Match::start));
        SortedMap<Integer, List<Match>> byLine = new TreeMap<>();
        int line = 0;
        int end = -1;
        for (Match match : matches) {
            if (match.start() > end) {
                TextBlock block = file.blockAt(match.start());
                int inBlock = match.start() - block.start();
                line = Lines.start(block.text(), inBlock) + block.start();
                end = Lines.end(block.text(), inBlock) + block.start();
            }
            byLine.computeIfAbsent(line, _ -> new ArrayList<>()).add(match);
        }
        return byLine;
    }

    /// @param start offset of the line
    /// @param matches on it, sorted
    LineHit hit(FileView file, int start, List<Match> matches) {
        TextBlock block = file.blockAt(start);
        int startInBlock = start - block.start();
        int endInBlock = Lines.end(block.text(), startInBlock);
        int length = endInBlock - startInBlock;
        List<Range> ranges = new ArrayList<>();
        for (Match match : matches) {
            Range range = new Range(match.start() - start, Math.min(match.end() - start, length));
            boolean overlaps = !ranges.isEmpty() && range.start() < ranges.getLast().end();
            if (overlaps) ranges.add(join(ranges.removeLast(), range));
            else ranges.add(range);
        }
        int line = block.line() + LineMap.of(block.text()).line(startInBlock) - 1;
        return new LineHit(
                file.path(),
                line,
                block.text().substring(startInBlock, endInBlock),
                List.copyOf(ranges),
                file.outline().enclosing(matches.getFirst().start()),
                texts(file, line - context, line - 1),
                texts(file, line + 1, line + context));
    }

    /** The lines from the first to the last, as far as there are such. */
    private static List<String> texts(FileView file, int first, int last) {
        if (first > last) return List.of();
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
