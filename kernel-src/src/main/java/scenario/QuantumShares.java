package scenario;

import java.util.HashMap;
import nt.init.Kernel;
import nt.ke.BootOptions;

/// More threads that only compute than there are processors: the end of the quantum passes them on.
record QuantumShares() implements Scenario {

    private static final int THREADS_PER_PROCESSOR = 3;
    private static final int PRIORITY = 8;

    private enum Role {
        WORKER
    }

    @Override
    public String name() {
        return "quantum";
    }

    @Override
    public String summary() {
        return "Three computing threads for each processor: each gets 12 clock ticks, then the next.";
    }

    @Override
    public long duration() {
        return 2 * Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        for (int index = 0; index < THREADS_PER_PROCESSOR * kernel.hal.processorCount(); index++) {
            program.start(
                    Role.WORKER, PRIORITY, kernel.ke.allProcessors(), program::computeForever);
        }
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Turns();
    }

    /** A turn is as long as the quantum: 36 units, of which a tick costs 3. */
    private static final class Turns implements Claim {

        private static final long TICK = BootOptions.MULTIPROCESSOR_CLOCK;
        private static final long TURN = 12 * TICK;

        private final Cast cast = new Cast();
        private final RunTimes runTimes = new RunTimes();

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            runTimes.watch(watch);
        }

        /** Turns that are over. One that a more urgent thread interrupts goes on afterwards. */
        private Span turns() {
            var turns = new Span();
            var last = new HashMap<Integer, RunTimes.Stretch>();
            for (RunTimes.Stretch stretch : runTimes.stretches()) {
                if (!cast.is(stretch.thread(), Role.WORKER)) {
                    continue;
                }
                RunTimes.Stretch before = last.get(stretch.processor());
                if (before != null && before.thread() == stretch.thread()) {
                    last.put(stretch.processor(), before.and(stretch));
                } else {
                    if (before != null) {
                        turns.add(before.length());
                    }
                    last.put(stretch.processor(), stretch);
                }
            }
            return turns;
        }

        @Override
        public Verdict verdict() {
            Span turns = turns();
            if (turns.count() == 0) {
                return Verdict.undecided("no turn has ended");
            }
            return Verdict.of(
                    turns.least() > TURN - TICK && turns.most() < TURN + 2 * TICK,
                    "%d turns, %.1f to %.1f ms long; a quantum is %.1f ms",
                    turns.count(),
                    Span.milliseconds(turns.least()),
                    Span.milliseconds(turns.most()),
                    Span.milliseconds(TURN));
        }
    }
}
