package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pxr.index.Schema;
import pxr.query.SearchResult.CallHit;
import pxr.query.SearchResult.Range;

/** Makes the parts of a query ready that follow calls or supertypes from one symbol to the next. */
final class GraphPlan {

    /** More calls, nobody reads; a graph of them could be the whole project. */
    private static final int MOST_CALLS = QueryOptions.MOST_HITS;

    private static final int USUAL_WAY = 8;
    private static final String ARROW = "->";

    private final Snapshot snapshot;
    private final QueryOptions options;
    private final Budget budget;
    private final Symbols symbols;
    private final CallGraph calls;
    private final NamedSymbols named;
    private final List<String> notes;

    GraphPlan(Snapshot snapshot, QueryOptions options, Budget budget, List<String> notes)
            throws IOException {
        this.snapshot = snapshot;
        this.options = options;
        this.budget = budget;
        this.notes = notes;
        this.symbols = new Symbols(snapshot);
        this.calls = new CallGraph(snapshot);
        this.named = new NamedSymbols(snapshot, options.matchCase(), notes);
    }

    /**
     * The calls that may run what a name stands for, and with a depth those that run the callers.
     */
    SearchNode callsTo(String name) throws IOException {
        return calls(
                name,
                (method, depth, hits) -> {
                    Set<String> callers = new LinkedHashSet<>();
                    for (Use use : calls.to(method)) {
                        hits.add(hit(use, depth));
                        if (!use.enclosing().isEmpty()) callers.add(use.enclosing());
                    }
                    return callers;
                });
    }

    /** The calls in what a name stands for, and with a depth those in what they may run. */
    SearchNode callsFrom(String name) throws IOException {
        return calls(
                name,
                (method, depth, hits) -> {
                    Set<String> callees = new LinkedHashSet<>();
                    for (Use use : calls.from(method)) {
                        hits.add(hit(use, depth));
                        String named = use.occurrence().symbol();
                        callees.addAll(
                                calls.reached(new CrossReference.Callee(named, use.isExact())));
                    }
                    return callees;
                });
    }

    /** Adds the calls of one step, whose number is given, and returns where to go on. */
    private interface Step {
        Set<String> from(String method, int depth, List<CallHit> hits) throws IOException;
    }

    private SearchNode calls(String name, Step step) throws IOException {
        Set<String> level = named.methods(name);
        Set<String> seen = new HashSet<>(level);
        List<CallHit> hits = new ArrayList<>();
        for (int depth = 1; depth <= options.depth().orElse(1) && !level.isEmpty(); depth++) {
            Set<String> next = new LinkedHashSet<>();
            for (String method : level) {
                budget.check();
                for (String other : step.from(method, depth, hits))
                    if (seen.add(other)) next.add(other);
                if (hits.size() < MOST_CALLS) continue;
                notes.add("Only about " + MOST_CALLS + " calls were followed.");
                return node(hits);
            }
            level = next;
        }
        return node(hits);
    }

    /// A call on a way.
    ///
    /// @param named what it names
    /// @param to what it may run: what it names, or what overrides that
    private record Arrival(String from, String named, String to, int depth) {}

    /** The calls on all shortest ways from what one name stands for to what the other does. */
    SearchNode callsBetween(String from, String to) throws IOException {
        Set<String> goals = named.methods(to);
        Set<String> level = named.methods(from);
        if (goals.isEmpty() || level.isEmpty()) return node(List.of());
        Map<String, List<Arrival>> arrivals = new HashMap<>();
        for (String start : level) arrivals.put(start, List.of());
        int longest = options.depth().orElse(USUAL_WAY);
        for (int depth = 1; depth <= longest && !level.isEmpty(); depth++) {
            Map<String, List<Arrival>> next = new HashMap<>();
            for (String method : level) {
                budget.check();
                for (CrossReference.Callee callee : calls.callees(method)) {
                    for (String reached : calls.reached(callee)) {
                        if (arrivals.containsKey(reached)) continue;
                        next.computeIfAbsent(reached, _ -> new ArrayList<>())
                                .add(new Arrival(method, callee.symbol(), reached, depth));
                    }
                }
            }
            arrivals.putAll(next);
            Set<String> reached = new LinkedHashSet<>(goals);
            reached.retainAll(next.keySet());
            if (!reached.isEmpty()) return node(hits(back(reached, arrivals)));
            level = next.keySet();
        }
        notes.add("No way of at most " + longest + " calls leads from " + from + " to " + to + ".");
        return node(List.of());
    }

    private static Set<Arrival> back(Set<String> goals, Map<String, List<Arrival>> arrivals) {
        Set<Arrival> way = new LinkedHashSet<>();
        Set<String> level = goals;
        while (!level.isEmpty()) {
            Set<String> before = new LinkedHashSet<>();
            for (String method : level) {
                for (Arrival arrival : arrivals.getOrDefault(method, List.of())) {
                    way.add(arrival);
                    before.add(arrival.from);
                }
            }
            level = before;
        }
        return way;
    }

    /**
     * The places where the calls of a way are written, and those of what overrides what they name.
     */
    private List<CallHit> hits(Set<Arrival> way) throws IOException {
        Set<CallHit> hits = new LinkedHashSet<>();
        for (Arrival arrival : way) {
            budget.check();
            for (Use use : calls.from(arrival.from)) {
                if (use.occurrence().symbol().equals(arrival.named))
                    hits.add(hit(use, arrival.depth));
            }
            if (arrival.to.equals(arrival.named)) continue;
            SymbolEntry other = symbols.withIds(List.of(arrival.to)).get(arrival.to);
            if (other == null) continue;
            hits.add(
                    new CallHit(
                            other.file(),
                            other.line(),
                            "overrides " + arrival.named,
                            List.of(),
                            arrival.named,
                            arrival.to,
                            arrival.depth));
        }
        return List.copyOf(hits);
    }

    /** Whether a value names both ends of a way: `A->B`. */
    static boolean isWay(String value) {
        int arrow = value.indexOf(ARROW);
        return arrow > 0 && arrow + ARROW.length() < value.length();
    }

    SearchNode callsBetween(String way) throws IOException {
        int arrow = way.indexOf(ARROW);
        return callsBetween(way.substring(0, arrow), way.substring(arrow + ARROW.length()));
    }

    private static CallHit hit(Use use, int depth) {
        int start = use.column() - 1;
        Range range = new Range(start, start + use.occurrence().length());
        return new CallHit(
                use.file(),
                use.line(),
                use.lineText(),
                List.of(range),
                use.enclosing(),
                use.occurrence().symbol(),
                depth);
    }

    private SearchNode node(List<CallHit> hits) {
        Map<String, List<CallHit>> byFile = new HashMap<>();
        BitSet candidates = new BitSet();
        for (CallHit hit : hits) {
            byFile.computeIfAbsent(hit.file(), _ -> new ArrayList<>()).add(hit);
            candidates.set(snapshot.files().document(hit.file()));
        }
        return new SearchNode.Calls(candidates, byFile);
    }

    /** The types that a name stands for and, nearest first, those that extend or implement them. */
    List<SymbolEntry> subtypes(String name) throws IOException {
        return hierarchy(named.types(name), type -> symbols.with(Schema.SUPERTYPE, type.id()));
    }

    /** The types that a name stands for and, nearest first, those they extend or implement. */
    List<SymbolEntry> supertypes(String name) throws IOException {
        return hierarchy(
                named.types(name),
                type -> List.copyOf(symbols.withIds(type.declaration().supertypes()).values()));
    }

    private interface Neighbours {
        List<SymbolEntry> of(SymbolEntry type) throws IOException;
    }

    private List<SymbolEntry> hierarchy(Set<String> ids, Neighbours neighbours) throws IOException {
        Map<String, SymbolEntry> declared = symbols.withIds(ids);
        List<SymbolEntry> level = new ArrayList<>();
        for (String id : ids) {
            SymbolEntry entry = declared.get(id);
            // What is declared elsewhere is no hit, but what is of it is.
            if (entry == null) level.addAll(symbols.with(Schema.SUPERTYPE, id));
            else level.add(entry);
        }
        Map<String, SymbolEntry> found = new LinkedHashMap<>();
        int steps = options.depth().orElse(Integer.MAX_VALUE);
        for (int depth = 0; depth <= steps && !level.isEmpty(); depth++) {
            List<SymbolEntry> next = new ArrayList<>();
            for (SymbolEntry type : level) {
                if (found.putIfAbsent(type.id(), type) != null) continue;
                budget.check();
                next.addAll(neighbours.of(type));
            }
            level = next;
        }
        return List.copyOf(found.values());
    }
}
