package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import pxr.index.Schema;
import pxr.query.CallWays.Step;
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

    /** Adds the calls of one level, whose number is given, and returns where to go on. */
    private interface Following {
        Set<String> from(String method, int depth, List<CallHit> hits) throws IOException;
    }

    private SearchNode calls(String name, Following following) throws IOException {
        Set<String> level = named.methods(name);
        Set<String> seen = new HashSet<>(level);
        List<CallHit> hits = new ArrayList<>();
        for (int depth = 1; depth <= options.depth().orElse(1) && !level.isEmpty(); depth++) {
            Set<String> next = new LinkedHashSet<>();
            for (String method : level) {
                budget.check();
                for (String other : following.from(method, depth, hits))
                    if (seen.add(other)) next.add(other);
                if (hits.size() < MOST_CALLS) continue;
                notes.add("Only about " + MOST_CALLS + " calls were followed.");
                return node(hits);
            }
            level = next;
        }
        return node(hits);
    }

    /** The calls on all shortest ways from what one name stands for to what the other does. */
    SearchNode callsBetween(String from, String to) throws IOException {
        Set<String> goals = named.methods(to);
        Set<String> starts = named.methods(from);
        if (goals.isEmpty() || starts.isEmpty()) return node(List.of());
        int longest = options.depth().orElse(USUAL_WAY);
        CallWays search =
                new CallWays(
                        level -> unchecked(() -> calls.callees(level)),
                        level -> unchecked(() -> calls.related(Schema.OVERRIDDEN_BY, level)),
                        Integer.MAX_VALUE);
        Map<String, List<Step>> arrivals = search.between(starts, goals, longest);
        if (!arrivals.isEmpty()) return node(hits(back(goals, arrivals)));
        notes.add("No way of at most " + longest + " calls leads from " + from + " to " + to + ".");
        return node(List.of());
    }

    private <T> T unchecked(Snapshot.Read<T> read) {
        budget.check();
        return Snapshot.read(read);
    }

    /** The steps of the ways, level by level from the last. */
    private static List<Set<Step>> back(Set<String> goals, Map<String, List<Step>> arrivals) {
        List<Set<Step>> levels = new ArrayList<>();
        Set<String> level = goals;
        while (true) {
            Set<Step> steps = new LinkedHashSet<>();
            for (String method : level) steps.addAll(arrivals.getOrDefault(method, List.of()));
            if (steps.isEmpty()) return levels;
            levels.add(steps);
            level = new LinkedHashSet<>();
            for (Step step : steps) level.add(step.from());
        }
    }

    /**
     * The places where the calls of a way are written, and those of what overrides what they name.
     */
    private List<CallHit> hits(List<Set<Step>> levels) throws IOException {
        Set<CallHit> hits = new LinkedHashSet<>();
        for (int i = 0; i < levels.size(); i++) {
            for (Step step : levels.get(i)) add(step, levels.size() - i, hits);
        }
        return List.copyOf(hits);
    }

    private void add(Step step, int depth, Set<CallHit> hits) throws IOException {
        budget.check();
        for (Use use : calls.from(step.from())) {
            if (use.occurrence().symbol().equals(step.named())) hits.add(hit(use, depth));
        }
        if (step.to().equals(step.named())) return;
        SymbolEntry other = symbols.withIds(List.of(step.to())).get(step.to());
        if (other == null) return;
        hits.add(
                new CallHit(
                        other.file(),
                        other.line(),
                        "overrides " + step.named(),
                        List.of(),
                        step.named(),
                        step.to(),
                        depth));
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
    List<Integer> subtypes(String name) throws IOException {
        return hierarchy(
                named.types(name), ids -> snapshot.documentsWithAny(Schema.SUPERTYPE, ids));
    }

    /** The types that a name stands for and, nearest first, those they extend or implement. */
    List<Integer> supertypes(String name) throws IOException {
        return hierarchy(
                named.types(name),
                ids -> {
                    Set<String> supertypes = new TreeSet<>();
                    for (SymbolEntry type : symbols.withIds(ids).values())
                        supertypes.addAll(type.declaration().supertypes());
                    return snapshot.documentsWithAny(Schema.ID, supertypes);
                });
    }

    private interface Neighbours {
        List<Integer> of(Collection<String> ids) throws IOException;
    }

    /** The documents of types; those as near to the first in the order of their prominence. */
    private List<Integer> hierarchy(Set<String> ids, Neighbours neighbours) throws IOException {
        Set<Integer> found = new LinkedHashSet<>();
        List<Integer> level = snapshot.documentsWithAny(Schema.ID, new TreeSet<>(ids));
        Set<String> next = new TreeSet<>(ids); // what is declared elsewhere is no hit
        int steps = options.depth().orElse(Integer.MAX_VALUE);
        for (int depth = 0; !next.isEmpty(); depth++) {
            budget.check();
            level.stream().sorted(snapshot.symbols().mostProminentFirst()).forEach(found::add);
            if (depth == steps) break;
            level = neighbours.of(next).stream().filter(type -> !found.contains(type)).toList();
            next = ids(level);
        }
        return List.copyOf(found);
    }

    private Set<String> ids(List<Integer> ascending) throws IOException {
        Documents documents = snapshot.documents();
        Set<String> ids = new TreeSet<>();
        for (int symbol : ascending) ids.add(documents.value(Schema.ID, symbol));
        return ids;
    }
}
