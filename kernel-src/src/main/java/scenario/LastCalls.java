package scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import trace.TraceKind;
import trace.TraceLog;
import trace.TraceRecord;
import trace.TracedMethod;
import trace.Untraced;

/** Remembers what a machine did last, for when it is asked why it has stopped. */
@Untraced("seen from outside the machine")
final class LastCalls implements Consumer<TraceRecord> {

    private static final int KEPT = 12;

    private final TraceLog log;
    private final ArrayDeque<TraceRecord> calls = new ArrayDeque<>(KEPT);

    LastCalls(TraceLog log) {
        this.log = log;
    }

    @Override
    public void accept(TraceRecord row) {
        if (row.kind() == TraceKind.ENTER) {
            if (calls.size() == KEPT) {
                calls.removeFirst();
            }
            calls.addLast(row);
        }
    }

    /** A line for each, the last one last. */
    List<String> described() {
        return calls.stream().map(this::describe).toList();
    }

    private String describe(TraceRecord row) {
        TracedMethod method = log.methods().get(row.method() - 1);
        var arguments = new ArrayList<String>();
        for (int index = 0; index < row.arguments().length; index++) {
            arguments.add(log.describe(row.arguments()[index], method.parameterTypes().get(index)));
        }
        String type = method.className();
        return String.format(
                Locale.ROOT,
                "%.7f s  processor %d  thread %d  level %d  %s.%s(%s)",
                row.time() / 1e7,
                row.processor(),
                row.thread(),
                row.irql(),
                type.substring(type.lastIndexOf('.') + 1),
                method.name(),
                String.join(", ", arguments));
    }
}
