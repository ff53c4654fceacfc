package pxr.main;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pxr.query.CrossReference;
import pxr.query.Use;

/// Both directions of the calls: who calls a method, and what it calls. Each is the other's
/// inverse.
final class CallBranches {

    private final CrossReference project;

    CallBranches(CrossReference project) {
        this.project = project;
    }

    /** The callers of a method, first those that name it, then those of what it overrides. */
    List<CallTree.Branch> callers(String method) {
        record Calling(String named, String caller) {}
        Map<Calling, List<Use>> calls = new LinkedHashMap<>();
        for (Use call : project.callsTo(method)) {
            if (call.enclosing().isEmpty()) continue;
            Calling calling = new Calling(call.occurrence().symbol(), call.enclosing());
            calls.computeIfAbsent(calling, _ -> new ArrayList<>()).add(call);
        }
        Map<String, CallTree.Branch> found = new LinkedHashMap<>();
        calls.forEach((calling, its) -> {
            String how = calling.named.equals(method) ? "" : ", calls " + calling.named;
            found.putIfAbsent(
                    calling.caller, new CallTree.Branch(calling.caller, places(its) + how));
        });
        return List.copyOf(found.values());
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
