package pxr.main;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pxr.query.CrossReference;

/// Searches for calls that lead from one method to another, breadth first.
///
/// The search itself reads only pairs of ids; where a call is written is looked up when a way is
/// shown. Of the steps that reach a method at the same distance no more are kept than ways are
/// wanted, so the work is bounded by the number of calls in the project.
final class CallPaths {

    /// One call on the way.
    ///
    /// @param named the method that the call names
    /// @param to the method that runs: the one named, or one that overrides it
    record Step(String from, String named, String to) {}

    private final CrossReference project;
    private final int limit;

    /** All that override these were reached already. */
    private final Set<String> dispatched = new HashSet<>();

    /**
     * @param limit how many ways are wanted
     */
    CallPaths(CrossReference project, int limit) {
        this.project = project;
        this.limit = limit;
    }

    /** The shortest ways, in a fixed order; none when they take more than `depth` calls. */
    List<List<Step>> between(String from, String to, int depth) {
        Map<String, List<Step>> arrivals = new HashMap<>();
        arrivals.put(from, List.of());
        Collection<String> level = List.of(from);
        for (int calls = 0; calls < depth && !level.isEmpty(); calls++) {
            Map<String, List<Step>> next = steps(level, arrivals);
            arrivals.putAll(next);
            if (next.containsKey(to)) return ways(to, from, arrivals);
            level = next.keySet();
        }
        return List.of();
    }

    /** The calls that lead from the methods to others that are not known yet, by these. */
    private Map<String, List<Step>> steps(Collection<String> from, Map<String, List<Step>> known) {
        Map<String, List<CrossReference.Callee>> callees = project.callees(from);
        Map<String, List<String>> overriding = overriding(callees.values());
        Map<String, List<Step>> next = new LinkedHashMap<>();
        callees.forEach((caller, its) -> {
            for (CrossReference.Callee callee : its) {
                String named = callee.symbol();
                add(new Step(caller, named, named), known, next);
                if (callee.isExact()) continue;
                for (String other : overriding.getOrDefault(named, List.of())) {
                    add(new Step(caller, named, other), known, next);
                }
            }
        });
        return next;
    }

    /** What overrides the methods called, but for those whose calls were followed before. */
    private Map<String, List<String>> overriding(Collection<List<CrossReference.Callee>> callees) {
        Set<String> called = new HashSet<>();
        for (List<CrossReference.Callee> its : callees) {
            for (CrossReference.Callee callee : its) {
                if (!callee.isExact() && !dispatched.contains(callee.symbol())) {
                    called.add(callee.symbol());
                }
            }
        }
        dispatched.addAll(called);
        return project.overriding(called);
    }

    private void add(Step step, Map<String, List<Step>> known, Map<String, List<Step>> next) {
        if (known.containsKey(step.to)) return;
        List<Step> steps = next.computeIfAbsent(step.to, _ -> new ArrayList<>(1));
        if (steps.size() < limit) steps.add(step);
    }

    /** Goes back from the end by every step that arrives, which all come from one level before. */
    private List<List<Step>> ways(String to, String from, Map<String, List<Step>> arrivals) {
        List<List<Step>> ways = new ArrayList<>();
        Deque<List<Step>> open = new ArrayDeque<>();
        open.push(List.of());
        while (!open.isEmpty() && ways.size() < limit) {
            List<Step> way = open.pop();
            String at = way.isEmpty() ? to : way.getFirst().from;
            if (at.equals(from) && !way.isEmpty()) {
                ways.add(way);
                continue;
            }
            for (Step step : arrivals.getOrDefault(at, List.of()).reversed()) {
                List<Step> longer = new ArrayList<>(way.size() + 1);
                longer.add(step);
                longer.addAll(way);
                open.push(longer);
            }
        }
        return ways;
    }
}
