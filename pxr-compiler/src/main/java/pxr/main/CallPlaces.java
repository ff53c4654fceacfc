package pxr.main;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pxr.query.CrossReference;
import pxr.query.Use;

/** Where calls and declarations are written, as `file:line`. */
final class CallPlaces {

    private final CrossReference project;
    private final Map<String, List<Use>> calls = new HashMap<>();

    CallPlaces(CrossReference project) {
        this.project = project;
    }

    /** The first call of one method in the other. */
    String ofCall(String caller, String callee) {
        return calls.computeIfAbsent(caller, project::callsFrom).stream()
                .filter(call -> call.occurrence().symbol().equals(callee))
                .findFirst()
                .map(call -> call.file() + ":" + call.line())
                .orElse("");
    }

    String ofDeclaration(String symbol) {
        return project.symbol(symbol).map(s -> s.file() + ":" + s.line()).orElse("");
    }
}
