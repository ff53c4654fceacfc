package scenario;

import nt.init.Kernel;
import nt.ke.BootOptions;

/// More threads that only compute than there are processors: the end of the quantum passes them on.
record QuantumShares() implements Scenario {

    private static final int THREADS_PER_PROCESSOR = 3;

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
            kernel.processes.PsCreateSystemThread(
                    "worker " + index,
                    () -> {
                        while (true) {
                            program.compute(Program.MILLISECOND);
                        }
                    });
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

        private final RunTimes runTimes = new RunTimes();

        @Override
        public void watch(Watch watch) {
            runTimes.watch(watch);
        }

        @Override
        public Verdict verdict() {
            var turns = new Span();
            runTimes.stretches().stream()
                    .map(RunTimes.Stretch::length)
                    .filter(length -> length > TICK)
                    .forEach(turns::add);
            if (turns.count() == 0) {
                return Verdict.undecided("no turn has ended");
            }
            return Verdict.of(
                    turns.least() > TURN - TICK && turns.most() < TURN + TICK,
                    "%d turns, %.1f to %.1f ms long; a quantum is %.1f ms",
                    turns.count(),
                    Span.milliseconds(turns.least()),
                    Span.milliseconds(turns.most()),
                    Span.milliseconds(TURN));
        }
    }
}
