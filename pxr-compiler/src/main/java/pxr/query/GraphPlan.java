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

    /** The calls of what a name stands for, and with a depth the calls of the callers. */
    SearchNode callsTo(String name) throws IOException {
        return calls(
                name,
                (method, depth) -> {
                    List<CallHit> hits = new ArrayList<>();
                    for (Use use : calls.to(method))
                        hits.add(hit(use, use.enclosing(), method, depth));
                    return hits;
                });
    }

    /** The calls in what a name stands for, and with a depth the calls in what they call. */
    SearchNode callsFrom(String name) throws IOException {
        return calls(
                name,
                (method, depth) -> {
                    List<CallHit> hits = new ArrayList<>();
                    for (Use use : calls.from(method))
                        hits.add(hit(use, method, use.occurrence().symbol(), depth));
                    return hits;
                });
    }

    /** Finds the calls of one step, whose number is given. */
    private interface Step {
        List<CallHit> from(String method, int depth) throws IOException;
    }

    private SearchNode calls(String name, Step step) throws IOException {
        Set<String> level = named.methods(name);
        Set<String> seen = new HashSet<>(level);
        List<CallHit> hits = new ArrayList<>();
        for (int depth = 1; depth <= options.depth().orElse(1) && !level.isEmpty(); depth++) {
            Set<String> next = new LinkedHashSet<>();
            for (String method : level) {
                budget.check();
                for (CallHit hit : step.from(method, depth)) {
                    if (hits.size() == MOST_CALLS) {
                        notes.add("Only the first " + MOST_CALLS + " calls were followed.");
                        return node(hits);
                    }
                    hits.add(hit);
                    String other = hit.caller().equals(method) ? hit.callee() : hit.caller();
                    if (!other.isEmpty() && seen.add(other)) next.add(other);
                }
            }
            level = next;
        }
        return node(hits);
    }

    /** The calls on all shortest ways from what one name stands for to what the other does. */
    SearchNode callsBetween(String from, String to) throws IOException {
        Set<String> goals = named.methods(to);
        Map<String, List<CallHit>> arrivals = new HashMap<>();
        Set<String> level = named.methods(from);
        for (String start : level) arrivals.put(start, List.of());
        int longest = options.depth().orElse(USUAL_WAY);
        for (int depth = 1; depth <= longest && !level.isEmpty(); depth++) {
            Map<String, List<CallHit>> next = new HashMap<>();
            for (String method : level) {
                budget.check();
                for (CallHit hit : stepsFrom(method, depth)) {
                    if (!arrivals.containsKey(hit.callee()))
                        next.computeIfAbsent(hit.callee(), _ -> new ArrayList<>()).add(hit);
                }
            }
            arrivals.putAll(next);
            Set<String> reached = new LinkedHashSet<>(goals);
            reached.retainAll(next.keySet());
            if (!reached.isEmpty()) return node(back(reached, arrivals));
            level = next.keySet();
        }
        if (!goals.isEmpty() && !arrivals.isEmpty())
            notes.add(
                    "No way of at most "
                            + longest
                            + " calls leads from "
                            + from
                            + " to "
                            + to
                            + ".");
        return node(List.of());
    }

    /** The calls in a method, and the methods that override it, for a call of it may run them. */
    private List<CallHit> stepsFrom(String method, int depth) throws IOException {
        List<CallHit> steps = new ArrayList<>();
        for (Use use : calls.from(method))
            steps.add(hit(use, method, use.occurrence().symbol(), depth));
        for (SymbolEntry entry : symbols.with(Schema.OVERRIDDEN, method)) {
            String text = "overridden by " + entry.id();
            steps.add(
                    new CallHit(
                            entry.file(),
                            entry.line(),
                            text,
                            List.of(),
                            method,
                            entry.id(),
                            depth));
        }
        return steps;
    }

    private static List<CallHit> back(Set<String> goals, Map<String, List<CallHit>> arrivals) {
        Set<CallHit> way = new LinkedHashSet<>();
        Set<String> level = goals;
        while (!level.isEmpty()) {
            Set<String> before = new LinkedHashSet<>();
            for (String method : level) {
                for (CallHit hit : arrivals.getOrDefault(method, List.of())) {
                    way.add(hit);
                    before.add(hit.caller());
                }
            }
            level = before;
        }
        return List.copyOf(way);
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

    private static CallHit hit(Use use, String caller, String callee, int depth) {
        int start = use.column() - 1;
        Range range = new Range(start, start + use.occurrence().length());
        return new CallHit(
                use.file(), use.line(), use.lineText(), List.of(range), caller, callee, depth);
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
