package benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import scenario.PlainRun;
import scenario.TracedRun;
import trace.KernelOptions;
import trace.KernelRun;
import trace.TraceDetail;

/// Thread switches per second in `ping-pong-untimed`: without a trace, with one of its routines,
/// and with one of everything. The three runs take turns, so that whatever else the computer does
/// meets all.
///
/// A switch is a call of `KiSwapContext`. On one processor each takes one player from the other, as
/// on Linux; on more, where each player has a processor of its own, every other one is to or from
/// an idle thread.
final class SwitchSpeed {

    private static final String SCENARIO = "ping-pong-untimed";
    private static final long STEP = 2_000_000;
    private static final int WARM_UP = 4;
    private static final int MEASURED = 4;

    private final int processors;
    private long switches;
    private double untraced;

    private SwitchSpeed(int processors) {
        this.processors = processors;
    }

    static List<Figure> figures(int processors) {
        return new SwitchSpeed(processors).measure();
    }

    /** A run with a trace, and what it took. */
    private static final class Traced implements AutoCloseable {
        final TracedRun run;
        long records;
        double seconds;

        Traced(KernelOptions options, TraceDetail detail) {
            run = TracedRun.boot(SCENARIO, options, detail);
        }

        void goOn(long until) {
            long before = run.records();
            seconds += seconds(run, until);
            records += run.records() - before;
        }

        @Override
        public void close() {
            run.close();
        }
    }

    private List<Figure> measure() {
        KernelOptions options = KernelOptions.defaults().withProcessors(processors);
        KernelRun plain = PlainRun.boot(SCENARIO, options);
        try (var routines = new Traced(options, TraceDetail.ROUTINES);
                var all = new Traced(options, TraceDetail.ALL)) {
            for (int step = 1; step <= WARM_UP; step++) {
                plain.runUntil(step * STEP);
                routines.run.runUntil(step * STEP);
                all.run.runUntil(step * STEP);
            }
            long switchesBefore = plain.statistics().contextSwitches();
            for (int step = WARM_UP + 1; step <= WARM_UP + MEASURED; step++) {
                untraced += seconds(plain, step * STEP);
                routines.goOn(step * STEP);
                all.goOn(step * STEP);
            }
            switches = plain.statistics().contextSwitches() - switchesBefore;
            return table(routines, all);
        }
    }

    private static double seconds(KernelRun run, long until) {
        var watch = new Stopwatch();
        run.runUntil(until);
        return watch.seconds();
    }

    private List<Figure> table(Traced routines, Traced all) {
        var figures = new ArrayList<Figure>();
        String on = processors == 1 ? ", 1 processor" : ", " + processors + " processors";
        double speed = switches / untraced;
        figures.add(Figure.atLeast(2_000_000, "thread switches" + on, speed, "/s"));
        if (processors == 1) {
            OptionalDouble linux = LinuxSwitches.perSecond();
            linux.ifPresent(own ->
                    figures.add(
                            Figure.atLeast(
                                    5, "  times Linux's own, pinned to one", speed / own, "")));
        }
        figures.add(traced(routines, "routines"));
        figures.add(traced(all, "everything"));
        return figures;
    }

    private Figure traced(Traced traced, String detail) {
        return Figure.atLeast(
                0.7,
                String.format(
                        "  speed with a trace of %s, %d records each",
                        detail, traced.records / switches),
                untraced / traced.seconds,
                "x");
    }
}
