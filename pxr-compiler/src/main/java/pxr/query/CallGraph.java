package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pxr.index.CallPairs;
import pxr.index.Schema;
import pxr.symbol.Role;

/** Who calls whom, as one snapshot knows it; what a call is, the package's documentation says. */
final class CallGraph {

    private final Snapshot snapshot;
    private final Symbols symbols;
    private final Uses uses;

    CallGraph(Snapshot snapshot) throws IOException {
        this.snapshot = snapshot;
        this.symbols = new Symbols(snapshot);
        this.uses = new Uses(snapshot);
    }

    /** The calls of the method; the caller encloses the use. */
    List<Use> to(String method) throws IOException {
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
        List<Use> calls = new ArrayList<>();
        for (int document : snapshot.documentsWith(Schema.PATH, path)) {
            calls.addAll(uses.in(document, o -> Role.CALLING.contains(o.role())));
        }
        return calls;
    }

    /** What each of the symbols calls, without the places; the places' symbols are the same. */
    Map<String, List<CrossReference.Callee>> callees(Collection<String> symbols)
            throws IOException {
        Map<String, List<CrossReference.Callee>> callees = new LinkedHashMap<>();
        related(Schema.CALLS, symbols)
                .forEach((symbol, its) ->
                        callees.put(symbol, its.stream().map(CallGraph::callee).toList()));
        return callees;
    }

    private static CrossReference.Callee callee(String ending) {
        boolean isExact = ending.charAt(0) == CallPairs.EXACTLY;
        return new CrossReference.Callee(isExact ? ending.substring(1) : ending, isExact);
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
}
