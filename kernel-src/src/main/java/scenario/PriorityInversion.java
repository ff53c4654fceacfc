package scenario;

import static nt.ke.BalanceSetManager.STARVATION_TICKS;
import static nt.ke.BootOptions.MULTIPROCESSOR_CLOCK;

import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.KMutant;
import nt.ke.Priorities;

/// The classical inversion: a thread of low priority owns a mutant that one of high priority waits
/// for, and does not get to release it, because threads of middle priority compute.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param bootOptions the system's way out of it, if it has one
/// @param wayOut when the high thread is to have the mutant
record PriorityInversion(String name, String summary, BootOptions bootOptions, WayOut wayOut)
        implements Scenario {

    /** What becomes of the high thread. */
    enum WayOut {
        /** It waits until the low one is rescued. */
        RESCUE,
        /** It waits for ever. */
        NONE,
        /** It waits as long as the low one needs. */
        INHERITANCE
    }

    private static final int LOW = 4;
    private static final int MIDDLE = 8;
    private static final int HIGH = 12;

    /** What the low thread has yet to do when the others begin. */
    private static final long WORK = 5 * Program.MILLISECOND;

    private enum Step {
        HIGH_WAITS,
        HIGH_OWNS
    }

    private enum Role {
        LOW,
        MIDDLE,
        HIGH
    }

    @Override
    public long duration() {
        return 20 * Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        var mutant = new KMutant();
        int all = kernel.ke.allProcessors();
        program.start(
                Role.LOW,
                LOW,
                all,
                () -> {
                    program.waitFor(mutant);
                    program.sleep(50);
                    program.compute(WORK);
                    kernel.ke.mutants.KeReleaseMutant(mutant, Priorities.MUTANT_INCREMENT);
                    program.sleepForever();
                });
        program.sleep(20);
        for (int processor = 0; processor < kernel.hal.processorCount(); processor++) {
            program.start(Role.MIDDLE, MIDDLE, 1 << processor, program::computeForever);
        }
        program.start(
                Role.HIGH,
                HIGH,
                all,
                () -> {
                    program.mark(Step.HIGH_WAITS);
                    program.waitFor(mutant);
                    program.mark(Step.HIGH_OWNS);
                    program.sleepForever();
                });
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Delay(wayOut);
    }

    private static final class Delay implements Claim {

        private static final long STARVATION = STARVATION_TICKS * (long) MULTIPROCESSOR_CLOCK;
        private static final long SOON = 10 * WORK;

        private final WayOut wayOut;
        private long begun = -1;
        private long owned = -1;

        Delay(WayOut wayOut) {
            this.wayOut = wayOut;
        }

        @Override
        public void watch(Watch watch) {
            watch.calls("Program#mark", this::marked);
        }

        private void marked(Call call) {
            if (call.number(0) == Step.HIGH_WAITS.ordinal()) {
                begun = call.time();
            } else {
                owned = call.time();
            }
        }

        @Override
        public Verdict verdict() {
            if (begun < 0) {
                return Verdict.undecided("nobody waits yet");
            }
            if (owned < 0) {
                return Verdict.of(wayOut == WayOut.NONE, "the high thread has not got the mutant");
            }
            long delay = owned - begun;
            return Verdict.of(
                    switch (wayOut) {
                        case RESCUE -> delay > STARVATION - Program.SECOND;
                        case NONE -> false;
                        case INHERITANCE -> delay < SOON;
                    },
                    "the high thread got the mutant after %.3f s",
                    delay / (double) Program.SECOND);
        }
    }
}
