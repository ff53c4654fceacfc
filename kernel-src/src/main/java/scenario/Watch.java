package scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import trace.TraceKind;
import trace.TraceLog;
import trace.TraceRecord;
import trace.TracedMethod;
import trace.Untraced;

/** Tells a claim of the calls that it wants to see, and nothing of the others. */
@Untraced("seen from outside the machine")
public final class Watch implements Consumer<TraceRecord> {

    private final TraceLog log;
    private final Map<Integer, List<Consumer<Call>>> calls = new HashMap<>();
    private final Map<Integer, List<Consumer<Call>>> returns = new HashMap<>();

    Watch(TraceLog log) {
        this.log = log;
    }

    /// @param routine class and method, as in `Scheduler#KiSwapContext`
    void calls(String routine, Consumer<Call> then) {
        add(calls, routine, then);
    }

    void returns(String routine, Consumer<Call> then) {
        add(returns, routine, then);
    }

    private void add(Map<Integer, List<Consumer<Call>>> to, String routine, Consumer<Call> then) {
        boolean found = false;
        for (TracedMethod method : log.methods()) {
            if (isNamed(method, routine) && log.method(method.symbol()).isPresent()) {
                to.computeIfAbsent(method.id(), _ -> new ArrayList<>()).add(then);
                found = true;
            }
        }
        if (!found) {
            throw new IllegalArgumentException("no calls of " + routine + " are recorded");
        }
    }

    private static boolean isNamed(TracedMethod method, String routine) {
        String type = method.className();
        return routine.equals(type.substring(type.lastIndexOf('.') + 1) + '#' + method.name());
    }

    @Override
    public void accept(TraceRecord row) {
        List<Consumer<Call>> wanted =
                (row.kind() == TraceKind.ENTER ? calls : returns)
                        .getOrDefault(row.method(), List.of());
        if (!wanted.isEmpty()) {
            var call = new Call(row);
            wanted.forEach(consumer -> consumer.accept(call));
        }
    }
}
