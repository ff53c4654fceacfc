package pxr.binding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.Flags;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.TypeSymbol;
import pxr.symbol.Dispatch;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/** Finds out how calls of methods from class files are dispatched. Used by one thread. */
final class ExternalCalls {

    private final Program program;

    /** Null for methods of sources, whose declarations tell. */
    private final Map<String, @Nullable Dispatch> known = new HashMap<>();

    ExternalCalls(Program program) {
        this.program = program;
    }

    Map<String, Dispatch> of(List<Occurrence> occurrences) {
        Map<String, Dispatch> external = new TreeMap<>();
        for (Occurrence o : occurrences) {
            boolean isCall = o.role() == Role.CALL || o.role() == Role.METHODREF;
            if (!isCall || o.kind() != SymbolKind.METHOD || !o.isResolved()) continue;
            String id = o.symbol();
            if (!known.containsKey(id)) known.put(id, find(id));
            Dispatch dispatch = known.get(id);
            if (dispatch != null) external.put(id, dispatch);
        }
        return external;
    }

    private @Nullable Dispatch find(String id) {
        TypeSymbol type = program.find(SymbolId.owner(id));
        if (type == null || Program.isOfSources(type)) return null;
        String name = id.substring(type.id().length() + 1, id.indexOf('('));
        for (MethodSymbol method : type.methods(name)) {
            if (!method.id().equals(id)) continue;
            return Dispatch.of(method.isStatic(), method.has(Flags.PRIVATE), type.isInterface());
        }
        return null;
    }
}
