package scenario;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import trace.KernelOptions;
import trace.KernelRun;
import trace.LockUse;
import trace.RunStatistics;
import trace.TraceDetail;
import trace.TraceRecord;
import trace.TraceTable;
import trace.Untraced;

/// Runs a scenario with nobody watching.
@Untraced("seen from outside the machine")
public final class HeadlessRun {

    private HeadlessRun() {}

    /// What came of a run.
    ///
    /// @param stopped why the machine stopped before its time; empty if it did not
    /// @param nanoseconds of wall time, from the first instruction to the last
    /// @param records made of the run; 0 if nobody watched
    /// @param lastCalls the calls before the end, the last one last; empty if nobody watched
    /// @param lockUses what its locks have cost, if the options have asked for it
    /// @param display what was shown on the display
    /// @param verdict what came of the scenario's claim; empty if it was not judged
    public record Result(
            RunStatistics statistics,
            Optional<String> stopped,
            long nanoseconds,
            long records,
            List<String> lastCalls,
            List<LockUse> lockUses,
            String display,
            Optional<Verdict> verdict) {

        public double switchesPerSecond() {
            return statistics.contextSwitches() * 1e9 / nanoseconds;
        }

        /** Whether the kernel stopped before its time, or did not do what was claimed. */
        public boolean failed() {
            return stopped.isPresent() || verdict.filter(Verdict::fails).isPresent();
        }
    }

    /// Runs a scenario without recording anything.
    ///
    /// @param until simulated time at which to end, in 100-ns units; the scenario's own if empty
    /// @throws IllegalArgumentException if there is no such scenario; the message lists them
    public static Result run(String scenario, KernelOptions options, OptionalLong until) {
        long end = until.orElse(Scenarios.require(scenario).duration());
        KernelRun run = PlainRun.boot(scenario, options);
        long begun = System.nanoTime();
        run.runUntil(end);
        return new Result(
                run.statistics(),
                run.stopped(),
                System.nanoTime() - begun,
                0,
                List.of(),
                run.lockUses(),
                run.display(),
                Optional.empty());
    }

    /// Runs a scenario and judges its claim.
    ///
    /// @throws IllegalArgumentException if there is no such scenario; the message lists them
    public static Result judge(String scenario, KernelOptions options, OptionalLong until) {
        try (TracedRun run = TracedRun.boot(scenario, options)) {
            return watched(scenario, run, until, _ -> {});
        }
    }

    /// The same, and writes every record to `trace` as it comes about, as tab-separated values with
    /// a header line. Equal options give equal characters.
    ///
    /// @throws IOException if the writer does
    public static Result judge(
            String scenario, KernelOptions options, OptionalLong until, Writer trace)
            throws IOException {
        try (TracedRun run = TracedRun.boot(scenario, options)) {
            var table = new TraceTable(run.log(), trace);
            Result result = watched(scenario, run, until, table);
            table.finish();
            return result;
        }
    }

    /// Runs a scenario and writes what its routines call to `trace`, in the same way, but not what
    /// they do with locks, levels and clocks ([TraceDetail#ROUTINES]). Claims can be about those,
    /// so none is judged.
    ///
    /// @throws IOException if the writer does
    public static Result traceRoutines(
            String scenario, KernelOptions options, OptionalLong until, Writer trace)
            throws IOException {
        try (TracedRun run = TracedRun.boot(scenario, options, TraceDetail.ROUTINES)) {
            var table = new TraceTable(run.log(), trace);
            var last = new LastCalls(run.log());
            Course course = streamed(scenario, run, until, table.andThen(last));
            table.finish();
            return result(run, course, last, Optional.empty());
        }
    }

    private static Result watched(
            String scenario, TracedRun run, OptionalLong until, Consumer<TraceRecord> also) {
        Claim claim = Scenarios.require(scenario).claim();
        var watch = new Watch(run.log());
        claim.watch(watch);
        var last = new LastCalls(run.log());
        Course course = streamed(scenario, run, until, watch.andThen(also).andThen(last));
        claim.locks(run.lockUses());
        return result(run, course, last, Optional.of(claim.verdict()));
    }

    /// How a run went. Taken before the kernel is asked anything else, which it would record, too.
    private record Course(long nanoseconds, long records) {}

    /** Runs it, and hands all records on. */
    private static Course streamed(
            String scenario, TracedRun run, OptionalLong until, Consumer<TraceRecord> records) {
        run.recorder().streamTo(records);
        long begun = System.nanoTime();
        run.runUntil(until.orElse(Scenarios.require(scenario).duration()));
        run.recorder().flush();
        return new Course(System.nanoTime() - begun, run.recorder().records());
    }

    private static Result result(
            TracedRun run, Course course, LastCalls last, Optional<Verdict> verdict) {
        return new Result(
                run.statistics(),
                run.stopped(),
                course.nanoseconds,
                course.records,
                last.described(),
                run.lockUses(),
                run.display(),
                verdict);
    }
}
