package pxr.main;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pxr.query.CallWays;
import pxr.query.CallWays.Step;
import pxr.query.CrossReference;

/** The shortest ways of calls from one method to another, one by one. */
final class CallPaths {

    private final CrossReference project;
    private final int limit;

    /**
     * @param limit how many ways are wanted
     */
    CallPaths(CrossReference project, int limit) {
        this.project = project;
        this.limit = limit;
    }

    /** The shortest ways, in a fixed order; none when they take more than `depth` calls. */
    List<List<Step>> between(String from, String to, int depth) {
        var search = new CallWays(project::callees, project::overriding, limit);
        Map<String, List<Step>> arrivals = search.between(List.of(from), Set.of(to), depth);
        return arrivals.isEmpty() ? List.of() : ways(to, from, arrivals);
    }

    /** Goes back from the end by every step that arrives, which all come from one level before. */
    private List<List<Step>> ways(String to, String from, Map<String, List<Step>> arrivals) {
        List<List<Step>> ways = new ArrayList<>();
        Deque<List<Step>> open = new ArrayDeque<>();
        open.push(List.of());
        while (!open.isEmpty() && ways.size() < limit) {
            List<Step> way = open.pop();
            String at = way.isEmpty() ? to : way.getFirst().from();
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
