package pxr.main;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pxr.query.CrossReference;
import pxr.query.SymbolEntry;
import pxr.query.Use;

/// Searches for calls that lead from one method to another, breadth first. A call of a method may
/// run one that overrides it, so that is a step as well.
final class CallPaths {

    /// One step on the way.
    ///
    /// @param to the method that the step leads to
    /// @param how `calls` or `overridden by`
    /// @param place the first place where it is written, as `file:line`
    record Step(String from, String to, String how, String place) {
        @Override
        public String toString() {
            return how + " " + to + "  " + place;
        }
    }

    private final CrossReference project;

    CallPaths(CrossReference project) {
        this.project = project;
    }

    /** The shortest ways, at most `limit`; none when they are longer than `depth` steps. */
    List<List<Step>> between(String from, String to, int depth, int limit) {
        Map<String, List<Step>> arrivals = new LinkedHashMap<>();
        arrivals.put(from, List.of());
        List<String> level = List.of(from);
        for (int steps = 0; steps < depth && !level.isEmpty(); steps++) {
            Map<String, List<Step>> next = new LinkedHashMap<>();
            for (String method : level) {
                for (Step step : steps(method)) {
                    if (arrivals.containsKey(step.to)) continue;
                    next.computeIfAbsent(step.to, _ -> new ArrayList<>()).add(step);
                }
            }
            arrivals.putAll(next);
            if (next.containsKey(to)) return ways(to, from, arrivals, limit);
            level = List.copyOf(next.keySet());
        }
        return List.of();
    }

    private List<Step> steps(String method) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (Use call : project.callsFrom(method)) {
            String called = call.occurrence().symbol();
            String place = call.file() + ":" + call.line();
            steps.putIfAbsent(called, new Step(method, called, "calls", place));
        }
        for (SymbolEntry entry : project.overriders(method)) {
            String place = entry.file() + ":" + entry.line();
            steps.putIfAbsent(entry.id(), new Step(method, entry.id(), "overridden by", place));
        }
        return List.copyOf(steps.values());
    }

    /** Goes back from the end by every step that arrives, which all come from one level before. */
    private static List<List<Step>> ways(
            String to, String from, Map<String, List<Step>> arrivals, int limit) {
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
