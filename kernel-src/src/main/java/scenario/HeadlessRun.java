package scenario;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.OptionalLong;
import trace.KernelOptions;
import trace.KernelRun;
import trace.RunStatistics;
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
    /// @param records that the trace holds; 0 without one
    public record Result(
            RunStatistics statistics, Optional<String> stopped, long nanoseconds, long records) {

        public double switchesPerSecond() {
            return statistics.contextSwitches() * 1e9 / nanoseconds;
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
        return new Result(run.statistics(), run.stopped(), System.nanoTime() - begun, 0);
    }

    /// The same, and writes every record to `trace` as it comes about, as tab-separated values with
    /// a header line. Equal options give equal characters.
    ///
    /// @throws IOException if the writer does
    public static Result run(
            String scenario, KernelOptions options, OptionalLong until, Writer trace)
            throws IOException {
        long end = until.orElse(Scenarios.require(scenario).duration());
        try (TracedRun run = TracedRun.boot(scenario, options)) {
            var table = new TraceTable(run.log(), trace);
            run.recorder().streamTo(table);
            long begun = System.nanoTime();
            run.runUntil(end);
            run.recorder().flush();
            long nanoseconds = System.nanoTime() - begun;
            table.finish();
            return new Result(run.statistics(), run.stopped(), nanoseconds, table.rows());
        }
    }
}
