package pxr.query;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import pxr.query.FileView.Match;
import pxr.query.SearchResult.CallHit;
import pxr.query.SearchResult.FileHit;
import pxr.query.SearchResult.Hit;
import pxr.query.SearchResult.Reason;
import pxr.query.SearchResult.SymbolHit;

/// Answers one query: holds it against its candidates, file by file, tests last, and keeps the
/// first hits. Symbols stand before calls, and calls before lines.
///
/// A word may stand on a million lines, of which an answer shows fifty. So the lines are counted
/// only up to a number that says enough, unless the query asks for all.
final class Search {

    /** So many hits are counted in any case. */
    private static final int COUNTED = 500;

    private final Snapshot snapshot;
    private final int usualLimit;
    private final Budget budget;
    private final List<Hit> places = new ArrayList<>();
    private final List<CallHit> calls = new ArrayList<>();
    private final BitSet symbolRanks = new BitSet();
    private final List<String> notes = new ArrayList<>();
    private long total;
    private boolean counted = true;
    private boolean complete = true;

    Search(Snapshot snapshot, int limit, Duration time) {
        this.snapshot = snapshot;
        this.usualLimit = Math.max(0, limit);
        this.budget = new Budget(time);
    }

    SearchResult run(String query) throws IOException {
        QueryParser.Parsed parsed = QueryParser.parse(query);
        notes.addAll(parsed.notes());
        if (parsed.isEmpty()) {
            if (notes.isEmpty()) notes.add("Nothing to search for.");
            return result(parsed, List.of());
        }
        QueryOptions options = parsed.options();
        int limit = options.limit(usualLimit);
        SearchPlan plan = new SearchPlan(snapshot, options, budget);
        try {
            lookAt(plan.root(parsed.root()), limit, options);
        } catch (Budget.Exceeded _) {
            complete = false;
        }
        notes.addAll(plan.notes());
        List<Hit> hits = new ArrayList<>(symbols(plan, limit, options.explain()));
        calls.sort(Comparator.comparingInt(CallHit::depth));
        hits.addAll(calls);
        hits.addAll(places);
        return result(parsed, List.copyOf(hits.subList(0, Math.min(limit, hits.size()))));
    }

    private SearchResult result(QueryParser.Parsed parsed, List<Hit> hits) {
        String note = notes.isEmpty() ? null : String.join(" ", notes);
        return new SearchResult(
                parsed.toString(),
                hits,
                total + calls.size() + symbolRanks.cardinality(),
                counted,
                complete,
                note);
    }

    private List<SymbolHit> symbols(SearchPlan plan, int limit, boolean explain)
            throws IOException {
        List<SymbolPlan.Ranked> ranked =
                symbolRanks.stream().limit(limit).mapToObj(plan.symbols()::get).toList();
        List<SymbolEntry> entries =
                new Symbols(snapshot)
                        .entries(ranked.stream().map(SymbolPlan.Ranked::document).toList());
        List<SymbolHit> hits = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            SymbolScore score = ranked.get(i).score();
            List<Reason> reasons = explain && score != null ? score.reasons() : List.of();
            hits.add(new SymbolHit(entries.get(i), reasons));
        }
        return hits;
    }

    private void lookAt(SearchNode node, int limit, QueryOptions options) {
        LineHits lines = new LineHits(options.context());
        BitSet declaring = node.declaring();
        long enough = options.countsAll() ? Long.MAX_VALUE : Math.max(limit, COUNTED);
        LookAhead looks = new LookAhead(snapshot, node, budget);
        while (looks.hasNext()) {
            if (counted && total >= enough) {
                counted = false;
                looks.restrictTo(declaring);
                continue;
            }
            LookAhead.Look look = looks.next();
            if (look.matches()) take(look.file(), node, limit, lines);
            if (!look.isTooDeep()) continue;
            complete = false;
            notes.add("A regular expression recurses too deep for " + look.file().path() + ".");
        }
    }

    private void take(FileView file, SearchNode node, int limit, LineHits lines) {
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

                    @Override
                    public void call(CallHit call) {
                        calls.add(call);
                    }
                });
        SortedMap<Integer, List<Match>> byLine = LineHits.byLine(file, matches);
        total += byLine.size();
        byLine.forEach((line, found) -> {
            if (places.size() < limit) places.add(lines.hit(file, line, found));
        });
    }
}
