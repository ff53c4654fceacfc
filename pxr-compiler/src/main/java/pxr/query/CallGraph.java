package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pxr.index.CallPairs;
import pxr.index.Schema;
import pxr.query.CrossReference.Callee;
import pxr.symbol.Role;

/** Who calls whom, as one snapshot knows it and the package's documentation defines it. */
final class CallGraph {

    private static final int FILES = 100;

    private final Snapshot snapshot;
    private final Symbols symbols;
    private final Uses uses;
    private final Map<String, List<String>> overriding = new HashMap<>();

    /** The last files that were read: methods that call each other often stand in one. */
    private final Map<String, List<Use>> callsIn =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<Use>> eldest) {
                    return size() > FILES;
                }
            };

    CallGraph(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        this.symbols = new Symbols(snapshot);
        this.uses = new Uses(snapshot);
    }

    /** The calls that may run the method: those that name it, and those of what it overrides. */
    List<Use> to(String method) throws IOException {
        List<Use> calls = new ArrayList<>(naming(method));
        for (String overridden : overridden(method)) {
            for (Use call : naming(overridden)) if (!call.isExact()) calls.add(call);
        }
        return calls;
    }

    private List<Use> naming(String method) throws IOException {
        return uses.of(method, Role.CALLING, Integer.MAX_VALUE);
    }

    /** The calls that a declaration makes itself; what is called is the use's symbol. */
    List<Use> from(String symbol) throws IOException {
        SymbolEntry entry = symbols.withIds(List.of(symbol)).get(symbol);
        if (entry == null) return List.of();
        return in(entry.file()).stream().filter(call -> call.enclosing().equals(symbol)).toList();
    }

    /** The calls and method references in a file. */
    List<Use> in(String path) throws IOException {
        List<Use> known = callsIn.get(path);
        if (known != null) return known;
        List<Use> calls = new ArrayList<>();
        for (int document : snapshot.documentsWith(Schema.PATH, path)) {
            calls.addAll(uses.in(document, o -> Role.CALLING.contains(o.role())));
        }
        callsIn.put(path, calls);
        return calls;
    }

    /** What each of the symbols calls, without the places; the places' symbols are the same. */
    Map<String, List<Callee>> callees(Collection<String> symbols) throws IOException {
        Map<String, List<Callee>> callees = new LinkedHashMap<>();
        related(Schema.CALLS, symbols)
                .forEach((symbol, its) ->
                        callees.put(symbol, its.stream().map(CallGraph::callee).toList()));
        return callees;
    }

    private static Callee callee(String ending) {
        boolean isExact = ending.charAt(0) == CallPairs.EXACTLY;
        return new Callee(isExact ? ending.substring(1) : ending, isExact);
    }

    /** The second of the pairs in that field of which each of the symbols is the first. */
    Map<String, List<String>> related(String field, Collection<String> symbols) throws IOException {
        List<String> beginnings =
                symbols.stream().sorted().distinct().map(s -> s + CallPairs.THEN).toList();
        Map<String, List<String>> related = new LinkedHashMap<>();
        snapshot.endings(field, beginnings)
                .forEach((beginning, endings) ->
                        related.put(
                                beginning.substring(
                                        0, beginning.length() - CallPairs.THEN.length()),
                                endings));
        return related;
    }

    /** The methods that a call may run. */
    List<String> reached(Callee callee) throws IOException {
        List<String> reached = new ArrayList<>(List.of(callee.symbol()));
        if (!callee.isExact()) reached.addAll(overriding(callee.symbol()));
        return reached;
    }

    /** All methods that override or implement the method, directly or not; sorted. */
    private List<String> overriding(String method) throws IOException {
        List<String> known = overriding.get(method);
        if (known == null) {
            known = related(Schema.OVERRIDDEN_BY, List.of(method)).getOrDefault(method, List.of());
            overriding.put(method, known);
        }
        return known;
    }

    /** All methods that the method overrides or implements, directly or not; sorted. */
    private List<String> overridden(String method) throws IOException {
        return related(Schema.OVERRIDES, List.of(method)).getOrDefault(method, List.of());
    }
}
