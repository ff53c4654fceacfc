package pxr.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import pxr.query.CrossReference.Callee;

/// Searches for calls that lead from one method to another, breadth first.
///
/// The search reads only pairs of ids, of all methods at one distance by one look-up; where a call
/// is written is for those to look up who show a way. What overrides a method is asked for once,
/// and of the steps that reach a method at the same distance no more are kept than are wanted, so
/// the work is bounded by the number of calls in the project.
public final class CallWays {

    /// One call on the way.
    ///
    /// @param named the method that the call names
    /// @param to the method that runs: the one named, or one that overrides it
    public record Step(String from, String named, String to) {}

    private final Function<Collection<String>, Map<String, List<Callee>>> calleesOf;
    private final Function<Collection<String>, Map<String, List<String>>> overridingOf;
    private final int limit;

    /** All that override these were reached already. */
    private final Set<String> dispatched = new HashSet<>();

    private final Map<String, List<Step>> arrivals = new HashMap<>();

    /// @param calleesOf as [CrossReference#callees]
    /// @param overridingOf as [CrossReference#overriding]
    /// @param limit of the steps to one method that are kept
    public CallWays(
            Function<Collection<String>, Map<String, List<Callee>>> calleesOf,
            Function<Collection<String>, Map<String, List<String>>> overridingOf,
            int limit) {
        this.calleesOf = calleesOf;
        this.overridingOf = overridingOf;
        this.limit = limit;
    }

    /// The steps by which methods are reached first, by method, as far as the nearest of the goals;
    /// nothing when it takes more than `depth` calls to any. To where the search begins no step
    /// leads.
    public Map<String, List<Step>> between(Collection<String> from, Set<String> goals, int depth) {
        for (String start : from) arrivals.put(start, List.of());
        Collection<String> level = from;
        for (int calls = 0; calls < depth && !level.isEmpty(); calls++) {
            Map<String, List<Step>> next = steps(level);
            arrivals.putAll(next);
            if (goals.stream().anyMatch(next::containsKey)) return arrivals;
            level = next.keySet();
        }
        return Map.of();
    }

    /** The calls that lead from the methods to others that are not known yet, by these. */
    private Map<String, List<Step>> steps(Collection<String> from) {
        Map<String, List<Callee>> callees = calleesOf.apply(from);
        Map<String, List<String>> overriding = overriding(callees.values());
        Map<String, List<Step>> next = new LinkedHashMap<>();
        callees.forEach((caller, its) -> {
            for (Callee callee : its) {
                String named = callee.symbol();
                add(new Step(caller, named, named), next);
                if (callee.isExact()) continue;
                for (String other : overriding.getOrDefault(named, List.of())) {
                    add(new Step(caller, named, other), next);
                }
            }
        });
        return next;
    }

    /** What overrides the methods called, but for those whose calls were followed before. */
    private Map<String, List<String>> overriding(Collection<List<Callee>> callees) {
        Set<String> called = new HashSet<>();
        for (List<Callee> its : callees) {
            for (Callee callee : its) {
                if (!callee.isExact() && !dispatched.contains(callee.symbol())) {
                    called.add(callee.symbol());
                }
            }
        }
        dispatched.addAll(called);
        return overridingOf.apply(called);
    }

    private void add(Step step, Map<String, List<Step>> next) {
        if (arrivals.containsKey(step.to)) return;
        List<Step> steps = next.computeIfAbsent(step.to, _ -> new ArrayList<>(1));
        if (steps.size() < limit) steps.add(step);
    }
}
