package server.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import pxr.query.CrossReference;
import server.view.LiveView;
import trace.TraceKind;
import trace.TraceLog;
import trace.TraceRecord;
import trace.TracedMethod;

/// Tells the newest call of a method as a tree: what it called, and what that called, up to its
/// return.
public final class CallFollower {

    private final TraceSession session;
    private final CrossReference index;
    private final Places places;
    private final Map<Integer, List<LiveView.Parameter>> parameters = new HashMap<>();

    public CallFollower(TraceSession session, CrossReference index) {
        this.session = session;
        this.index = index;
        places = new Places(index, session.project(), session.log());
    }

    /** Empty if no call of the method is recorded from its entry to its return. */
    public Optional<LiveView.Followed> newest(String symbol) {
        return newest(symbol, symbol);
    }

    /** The newest call of a method in the course of which `part` was called. */
    public Optional<LiveView.Followed> newest(String symbol, String part) {
        TraceLog log = session.log();
        OptionalInt method = log.method(symbol);
        OptionalInt within = log.method(part);
        if (method.isEmpty() || within.isEmpty()) return Optional.empty();
        List<TraceRecord> records = log.lastWhole(method.getAsInt(), within.getAsInt());
        return records.isEmpty() ? Optional.empty() : Optional.of(follow(records, log));
    }

    private LiveView.Followed follow(List<TraceRecord> records, TraceLog log) {
        var calls = new ArrayList<Call>();
        Deque<Call> open = new ArrayDeque<>();
        for (TraceRecord record : records) {
            if (record.kind() == TraceKind.ENTER) {
                var call = new Call(record, open.size());
                calls.add(call);
                open.push(call);
            } else {
                returned(record, open);
            }
        }
        TraceRecord first = records.getFirst();
        return new LiveView.Followed(
                first.sequence(),
                first.thread(),
                calls.stream().limit(LiveView.MOST_STEPS).map(call -> step(call, log)).toList(),
                Math.max(0, calls.size() - LiveView.MOST_STEPS));
    }

    /** Ends the call that returns; those inside it that have not returned left by an exception. */
    private static void returned(TraceRecord exit, Deque<Call> open) {
        if (open.stream().noneMatch(call -> call.enter.method() == exit.method())) return;
        while (open.peek() != null && open.element().enter.method() != exit.method()) open.pop();
        open.pop().exit = exit;
    }

    private static final class Call {
        final TraceRecord enter;
        final int depth;
        @Nullable TraceRecord exit;

        Call(TraceRecord enter, int depth) {
            this.enter = enter;
            this.depth = depth;
        }
    }

    private LiveView.Step step(Call call, TraceLog log) {
        TraceRecord enter = call.enter;
        TraceRecord exit = call.exit;
        TracedMethod method = log.methods().get(enter.method() - 1);
        return new LiveView.Step(
                call.depth,
                method.symbol(),
                Places.name(method),
                places.declaration(method),
                places.of(enter.site()),
                enter.time(),
                exit == null ? null : exit.time() - enter.time(),
                enter.processor(),
                Described.irql(enter, log),
                named(Described.arguments(enter, method, log), method),
                exit == null ? null : Described.result(exit, method, log));
    }

    private List<String> named(List<String> values, TracedMethod method) {
        List<LiveView.Parameter> known =
                parameters.computeIfAbsent(method.id(), _ -> Parameters.of(method.symbol(), index));
        var named = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            String name = i < known.size() ? known.get(i).name() : "";
            named.add(name.isEmpty() ? values.get(i) : name + " = " + values.get(i));
        }
        return named;
    }
}
