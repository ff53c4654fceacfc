package pxr.main;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pxr.query.CrossReference;
import pxr.query.Use;
import pxr.symbol.Role;

/// Both directions of the calls: who calls a method, and what it calls. Each is the other's
/// inverse.
final class CallBranches {

    private final CrossReference project;

    CallBranches(CrossReference project) {
        this.project = project;
    }

    /** The callers of a method, first those that name it, then those of what it overrides. */
    List<CallTree.Branch> callers(String method) {
        Map<String, CallTree.Branch> found = new LinkedHashMap<>();
        add(found, calls(method), "");
        for (String overridden :
                project.overridden(List.of(method)).getOrDefault(method, List.of())) {
            List<Use> dispatched =
                    calls(overridden).stream().filter(call -> !call.isExact()).toList();
            add(found, dispatched, ", calls " + overridden);
        }
        return List.copyOf(found.values());
    }

    private List<Use> calls(String method) {
        return project.uses(method, Role.CALLING, Integer.MAX_VALUE).stream()
                .filter(call -> !call.enclosing().isEmpty())
                .toList();
    }

    private static void add(Map<String, CallTree.Branch> found, List<Use> calls, String how) {
        Map<String, List<Use>> byCaller = new LinkedHashMap<>();
        for (Use call : calls) {
            byCaller.computeIfAbsent(call.enclosing(), _ -> new ArrayList<>()).add(call);
        }
        byCaller.forEach((caller, its) ->
                found.putIfAbsent(caller, new CallTree.Branch(caller, places(its) + how)));
    }

    /** What a method calls, in the order of its text, each with what may answer instead. */
    List<CallTree.Branch> callees(String method) {
        Map<String, List<Use>> byCallee = new LinkedHashMap<>();
        for (Use call : project.callsFrom(method)) {
            byCallee.computeIfAbsent(call.occurrence().symbol(), _ -> new ArrayList<>()).add(call);
        }
        Map<String, CallTree.Branch> found = new LinkedHashMap<>();
        byCallee.forEach(
                (callee, calls) -> found.put(callee, new CallTree.Branch(callee, places(calls))));
        Map<String, List<String>> overriding = project.overriding(byCallee.keySet());
        byCallee.forEach((callee, calls) -> {
            List<Use> dispatched = calls.stream().filter(call -> !call.isExact()).toList();
            if (dispatched.isEmpty()) return;
            String how = places(dispatched) + ", overrides " + callee;
            for (String other : overriding.getOrDefault(callee, List.of())) {
                found.putIfAbsent(other, new CallTree.Branch(other, how));
            }
        });
        return List.copyOf(found.values());
    }

    private static String places(List<Use> calls) {
        Use first = calls.getFirst();
        String more = calls.size() == 1 ? "" : " and " + (calls.size() - 1) + " more";
        return first.file() + ":" + first.line() + more;
    }
}
