package server.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import pxr.query.CrossReference;
import server.view.LiveView;
import trace.TraceLog;
import trace.TraceRecord;
import trace.TracedMethod;

/// What has changed for one method since its reader was last told.
///
/// For one reader, and used by one thread. It only reads the trace log, so it may be asked as
/// seldom as the reader can take.
public final class MethodFeed {

    /** How many calls a reader is shown. */
    public static final int RECENT = 12;

    private final TraceSession session;
    private final String symbol;
    private final List<LiveView.Parameter> parameters;
    private final Places places;

    private long lastSequence = -1;
    private Map<Integer, Long> lastCallers = Map.of();

    public MethodFeed(TraceSession session, CrossReference index, String symbol) {
        this.session = session;
        this.symbol = symbol;
        this.parameters = Parameters.of(symbol, index);
        this.places = new Places(index, session.project(), session.log());
    }

    /** What the stream opens with. */
    public LiveView.Method method() {
        return new LiveView.Method(
                symbol,
                session.scenario(),
                session.processors(),
                session.pace().speed(),
                parameters);
    }

    public LiveView.Update update() {
        TraceLog log = session.log();
        String stopped = session.stopped().orElse(null);
        OptionalInt method = log.method(symbol);
        Map<Integer, Long> counts = method.isPresent() ? log.callers(method.getAsInt()) : Map.of();
        List<LiveView.Call> recent =
                method.isPresent() ? recent(log, method.getAsInt()) : List.of();
        // The sum, not a number read at another moment: a reader may add up the callers.
        long calls = counts.values().stream().mapToLong(Long::longValue).sum();
        // Read last, so that no call seems to lie in the future.
        long time = session.time();
        return new LiveView.Update(calls, time, stopped, log.lost(), callers(counts), recent);
    }

    private @Nullable List<LiveView.Caller> callers(Map<Integer, Long> counts) {
        if (counts.equals(lastCallers)) return null;
        lastCallers = Map.copyOf(counts);
        List<LiveView.Caller> callers = new ArrayList<>();
        counts.forEach(
                (site, count) -> callers.add(new LiveView.Caller(site, places.of(site), count)));
        callers.sort(
                Comparator.comparingLong(LiveView.Caller::count)
                        .reversed()
                        .thenComparingInt(LiveView.Caller::site));
        return callers;
    }

    private List<LiveView.Call> recent(TraceLog log, int method) {
        TracedMethod traced = log.methods().get(method - 1);
        long before = lastSequence;
        List<LiveView.Call> calls = new ArrayList<>();
        for (TraceRecord enter : log.last(method, RECENT)) {
            if (enter.sequence() <= before) break;
            lastSequence = Math.max(lastSequence, enter.sequence());
            calls.add(call(enter, traced, log));
        }
        return calls;
    }

    private LiveView.Call call(TraceRecord enter, TracedMethod method, TraceLog log) {
        return new LiveView.Call(
                enter.sequence(),
                enter.time(),
                enter.processor(),
                enter.thread(),
                Described.irql(enter, log),
                Described.arguments(enter, method, log),
                places.of(enter.site()));
    }
}
