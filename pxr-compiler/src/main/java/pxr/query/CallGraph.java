package pxr.query;

import java.io.IOException;
import java.util.List;
import pxr.symbol.Declaration;
import pxr.symbol.Role;

/** Who calls whom, as one snapshot knows it. */
final class CallGraph {

    private final Symbols symbols;
    private final Uses uses;

    CallGraph(Snapshot snapshot) throws IOException {
        this.symbols = new Symbols(snapshot);
        this.uses = new Uses(snapshot);
    }

    /** The calls of the method; the caller encloses the use. */
    List<Use> to(String method) throws IOException {
        return uses.of(method, Role.CALLING, Integer.MAX_VALUE);
    }

    /** The calls written inside of a declaration; what is called is the use's symbol. */
    List<Use> from(String symbol) throws IOException {
        SymbolEntry entry = symbols.withIds(List.of(symbol)).get(symbol);
        if (entry == null || entry.declaration().implied()) return List.of();
        Declaration d = entry.declaration();
        return uses.calls(entry.file(), d.start(), d.end());
    }
}
