package server.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import trace.CallSite;
import trace.Moment;
import trace.RunStatistics;
import trace.TraceKind;
import trace.TraceLog;
import trace.TraceRecord;
import trace.TracedKernel;
import trace.TracedMethod;

/// A machine of two processors that does one thing: every 1,000 units of time `Ticker.beat` calls
/// `Ticker.tick`, from line 5 and line 6 in turn.
///
/// Unlike the real kernel's, its counts follow from the time alone, so tests can say what they must
/// be.
public class SyntheticKernel implements TracedKernel, TraceLog {

    public static final String TICK = "demo.Ticker#tick(int,boolean)";
    public static final String BEAT = "demo.Ticker#beat()";
    public static final long PERIOD = 1_000;

    private final AtomicLong time = new AtomicLong();
    private final long last;
    private volatile boolean closed;

    /// @param last when the machine stops
    public SyntheticKernel(long last) {
        this.last = last;
    }

    @Override
    public TraceLog log() {
        return this;
    }

    @Override
    public long time() {
        return time.get();
    }

    @Override
    public void runUntil(long end) {
        time.set(Math.min(end, last));
    }

    @Override
    public int processors() {
        return 2;
    }

    @Override
    public Optional<String> stopped() {
        return time.get() < last ? Optional.empty() : Optional.of("bug check 0x0000000A");
    }

    @Override
    public Moment moment() {
        var moment = new Moment();
        moment.cycles = Moment.toCycles(time());
        return moment;
    }

    @Override
    public RunStatistics statistics() {
        return new RunStatistics(time(), 0, 0, 0, 0);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public List<TracedMethod> methods() {
        return List.of(
                new TracedMethod(1, "demo.Ticker", "beat", "()V", BEAT, List.of(), "void"),
                new TracedMethod(
                        2,
                        "demo.Ticker",
                        "tick",
                        "(IZ)V",
                        TICK,
                        List.of("int", "boolean"),
                        "void"));
    }

    @Override
    public OptionalInt method(String symbol) {
        return methods().stream()
                .filter(method -> method.symbol().equals(symbol))
                .mapToInt(TracedMethod::id)
                .findFirst();
    }

    @Override
    public CallSite site(int id) {
        return new CallSite(id, 1, 4 + id);
    }

    @Override
    public long calls(int method) {
        return method == 2 ? time() / PERIOD : 0;
    }

    @Override
    public Map<Integer, Long> callers(int method) {
        long calls = calls(method);
        return calls == 0 ? Map.of() : Map.of(1, (calls + 1) / 2, 2, calls / 2);
    }

    @Override
    public List<TraceRecord> last(int method, int limit) {
        List<TraceRecord> records = new ArrayList<>();
        for (long call = calls(method); call > 0 && records.size() < limit; call--) {
            int site = call % 2 == 1 ? 1 : 2;
            long[] arguments = {call, call % 2};
            records.add(
                    new TraceRecord(
                            call - 1,
                            call * PERIOD,
                            (int) (call % 2),
                            7,
                            2,
                            TraceKind.ENTER,
                            method,
                            site,
                            arguments));
        }
        return records;
    }

    /** A beat, with the ticks that it calls: from line 5 at its begin, from line 6 at its end. */
    @Override
    public List<TraceRecord> lastWhole(int method, int part) {
        long end = time() / PERIOD * PERIOD;
        if (method != 1 || end < 2 * PERIOD) return List.of();
        return List.of(
                record(0, end - PERIOD, TraceKind.ENTER, 1, 0),
                record(1, end - PERIOD, TraceKind.ENTER, 2, 1, 7, 1),
                record(2, end - PERIOD + 10, TraceKind.EXIT, 2, 0),
                record(3, end - 20, TraceKind.ENTER, 2, 2, 8, 0),
                record(4, end, TraceKind.EXIT, 1, 0));
    }

    private static TraceRecord record(
            long sequence, long time, TraceKind kind, int method, int site, long... arguments) {
        return new TraceRecord(sequence, time, 1, 7, 2, kind, method, site, arguments);
    }

    @Override
    public long lost() {
        return 0;
    }

    @Override
    public String describe(long argument, String parameterType) {
        return parameterType.equals("boolean") ? String.valueOf(argument != 0) : "" + argument;
    }
}
