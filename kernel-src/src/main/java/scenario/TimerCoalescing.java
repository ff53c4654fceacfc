package scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nt.init.Kernel;
import nt.ke.KTimer;
import nt.ke.Timeout;
import nt.ke.TimerType;

/// Twenty timers of the same period and different phases; first exact, then allowed to be late.
record TimerCoalescing() implements Scenario {

    private static final int TIMERS = 20;
    private static final int PERIOD = 500;
    private static final int PHASE = 23;
    private static final long STAGE = 3 * Program.SECOND;

    private enum Step {
        EXACT(0),
        LATE_BY_50(50),
        LATE_BY_250(250),
        END(0);

        private final int tolerance;

        Step(int tolerance) {
            this.tolerance = tolerance;
        }
    }

    @Override
    public String name() {
        return "timer-coalescing";
    }

    @Override
    public String summary() {
        return "Timers that may be late are due together, and the processor wakes less often.";
    }

    @Override
    public long duration() {
        return 4 * STAGE;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        List<KTimer> timers = new ArrayList<>();
        for (int index = 0; index < TIMERS; index++) {
            timers.add(new KTimer(TimerType.NotificationTimer));
        }
        for (Step step : Step.values()) {
            timers.forEach(kernel.ke.timers::KeCancelTimer);
            program.mark(step);
            if (step != Step.END) {
                for (int index = 0; index < TIMERS; index++) {
                    kernel.ke.timers.KeSetCoalescableTimer(
                            timers.get(index),
                            Timeout.milliseconds(PERIOD + index * (long) PHASE),
                            PERIOD,
                            step.tolerance,
                            null);
                }
            }
            program.sleep(STAGE / Program.MILLISECOND);
        }
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Wakeups();
    }

    /** At how many ticks timers expired in each stage. */
    private static final class Wakeups implements Claim {

        private final List<TreeSet<Long>> ticks = new ArrayList<>();
        private long tick;

        @Override
        public void watch(Watch watch) {
            watch.calls("Program#mark", _ -> ticks.add(new TreeSet<>()));
            watch.calls("Clock#KeUpdateSystemTime", _ -> tick++);
            watch.calls("Timers#expire", _ -> expired());
        }

        private void expired() {
            if (!ticks.isEmpty()) {
                ticks.getLast().add(tick);
            }
        }

        @Override
        public Verdict verdict() {
            if (ticks.size() <= Step.END.ordinal()) {
                return Verdict.undecided("not all tolerances have been tried");
            }
            int exact = ticks.get(Step.EXACT.ordinal()).size();
            int some = ticks.get(Step.LATE_BY_50.ordinal()).size();
            int more = ticks.get(Step.LATE_BY_250.ordinal()).size();
            return Verdict.of(
                    exact > some && some > more,
                    "in 3 s timers expired at %d ticks when exact, at %d when they may be 50 ms late,"
                            + " at %d with 250 ms",
                    exact,
                    some,
                    more);
        }
    }
}
