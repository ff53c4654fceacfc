package pxr.query;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import pxr.query.FileView.Match;
import pxr.query.SearchResult.FileHit;
import pxr.query.SearchResult.Hit;
import pxr.query.SearchResult.LineHit;
import pxr.query.SearchResult.Range;
import pxr.query.SearchResult.SymbolHit;
import pxr.source.LineMap;

/// Answers one query: holds it against its candidates, file by file in the order of their paths,
/// and keeps the first hits. Symbols stand before lines.
final class Search {

    private final Snapshot snapshot;
    private final int limit;
    private final Budget budget;
    private final List<Hit> places = new ArrayList<>();
    private final BitSet symbolRanks = new BitSet();
    private long total;
    private boolean complete = true;

    Search(Snapshot snapshot, int limit, Duration time) {
        this.snapshot = snapshot;
        this.limit = Math.max(0, limit);
        this.budget = new Budget(time);
    }

    SearchResult run(String query) throws IOException {
        QueryParser.Parsed parsed = QueryParser.parse(query);
        if (parsed.isEmpty()) {
            List<String> notes = parsed.notes();
            return result(
                    parsed, List.of(), notes.isEmpty() ? List.of("Nothing to search for.") : notes);
        }
        SearchPlan plan = new SearchPlan(snapshot, parsed.matchCase(), budget);
        try {
            lookAt(plan, plan.root(parsed.root()));
        } catch (Budget.Exceeded _) {
            complete = false;
        }
        List<Integer> symbols =
                symbolRanks.stream().limit(limit).mapToObj(plan.symbols()::get).toList();
        List<Hit> hits =
                Stream.concat(
                                new Symbols(snapshot).entries(symbols).stream().map(SymbolHit::new),
                                places.stream())
                        .limit(limit)
                        .toList();
        List<String> notes = Stream.concat(parsed.notes().stream(), plan.notes().stream()).toList();
        return result(parsed, hits, notes);
    }

    private SearchResult result(QueryParser.Parsed parsed, List<Hit> hits, List<String> notes) {
        String note = notes.isEmpty() ? null : String.join(" ", notes);
        return new SearchResult(
                parsed.toString(), hits, total + symbolRanks.cardinality(), complete, note);
    }

    private void lookAt(SearchPlan plan, SearchNode node) throws IOException {
        Documents documents = snapshot.documents();
        for (Map.Entry<String, Integer> file : plan.files().entrySet()) {
            if (!node.candidates().get(file.getValue())) continue;
            budget.check();
            try {
                FileView view = new FileView(documents, file.getValue(), file.getKey());
                if (node.matches(view)) take(view, node);
            } catch (StackOverflowError _) {
                complete =
                        false; // a regular expression that recurses too deep on this file's lines
            }
        }
    }

    private void take(FileView file, SearchNode node) {
        if (!node.shows()) {
            total++;
            if (places.size() < limit) places.add(new FileHit(file.path()));
            return;
        }
        List<Match> matches = new ArrayList<>();
        node.show(
                file,
                new SearchNode.Hits() {
                    @Override
                    public void line(Match match) {
                        matches.add(match);
                    }

                    @Override
                    public void symbol(int rank) {
                        symbolRanks.set(rank);
                    }
                });
        addLines(file, matches);
    }

    private void addLines(FileView file, List<Match> matches) {
        TreeMap<Integer, List<Match>> byLine = new TreeMap<>();
        for (Match match : matches) {
            byLine.computeIfAbsent(file.lines().line(match.start()), _ -> new ArrayList<>())
                    .add(match);
        }
        total += byLine.size();
        byLine.forEach((line, found) -> {
            if (places.size() < limit) places.add(hit(file, line, found));
        });
    }

    private static LineHit hit(FileView file, int line, List<Match> matches) {
        LineMap lines = file.lines();
        int start = lines.start(line);
        int length = Lines.end(file.text(), lines, line) - start;
        List<Range> ranges = new ArrayList<>();
        matches.sort(Comparator.comparingInt(Match::start));
        for (Match match : matches) {
            Range range = new Range(match.start() - start, Math.min(match.end() - start, length));
            boolean overlaps = !ranges.isEmpty() && range.start() < ranges.getLast().end();
            if (overlaps) ranges.add(join(ranges.removeLast(), range));
            else ranges.add(range);
        }
        String enclosing = file.facts().enclosing(matches.getFirst().start());
        return new LineHit(
                file.path(),
                line,
                Lines.text(file.text(), lines, line),
                List.copyOf(ranges),
                enclosing);
    }

    private static Range join(Range a, Range b) {
        return new Range(a.start(), Math.max(a.end(), b.end()));
    }
}
