package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
}
