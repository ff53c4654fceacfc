package benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import scenario.PlainRun;
import scenario.TracedRun;
import trace.KernelOptions;
import trace.KernelRun;

/// Thread switches per second in `ping-pong-untimed`, without a trace and with one. The two runs
/// take turns, so that whatever else the computer does meets both.
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
    private long records;
    private double untraced;
    private double traced;

    private SwitchSpeed(int processors) {
        this.processors = processors;
    }

    static List<Figure> figures(int processors) {
        var speed = new SwitchSpeed(processors);
        speed.measure();
        return speed.table();
    }

    private void measure() {
        KernelOptions options = KernelOptions.defaults().withProcessors(processors);
        KernelRun plain = PlainRun.boot(SCENARIO, options);
        try (TracedRun woven = TracedRun.boot(SCENARIO, options)) {
            for (int step = 1; step <= WARM_UP; step++) {
                plain.runUntil(step * STEP);
                woven.runUntil(step * STEP);
            }
            long switchesBefore = plain.statistics().contextSwitches();
            long recordsBefore = woven.records();
            for (int step = WARM_UP + 1; step <= WARM_UP + MEASURED; step++) {
                untraced += seconds(plain, step * STEP);
                traced += seconds(woven, step * STEP);
            }
            switches = plain.statistics().contextSwitches() - switchesBefore;
            records = woven.records() - recordsBefore;
        }
    }

    private static double seconds(KernelRun run, long until) {
        var watch = new Stopwatch();
        run.runUntil(until);
        return watch.seconds();
    }

    private List<Figure> table() {
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
        figures.add(
                Figure.atLeast(
                        0.7,
                        String.format(
                                "  speed with a trace of %d records each", records / switches),
                        untraced / traced,
                        "x"));
        return figures;
    }
}
