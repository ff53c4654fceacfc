package scenario;

import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.CeThreads;
import nt.ke.KMutant;
import nt.ke.SchedulingPolicy;

/// A thread waits for a mutant whose owner waits for another one, whose owner does not get to run.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param policy the version of Windows CE
/// @param reachesTheLast whether the last owner inherits, too
record InheritanceChain(
        String name, String summary, SchedulingPolicy policy, boolean reachesTheLast)
        implements Scenario {

    private static final int LAST = CeThreads.turned(254);
    private static final int MIDDLE = CeThreads.turned(253);
    private static final int HOG = CeThreads.turned(252);
    private static final int FIRST = CeThreads.turned(251);

    private static final long WORK = 50 * Program.MILLISECOND;
    private static final long HOGGING = 2 * Program.SECOND;

    private enum Role {
        LAST,
        MIDDLE,
        HOG,
        FIRST
    }

    private enum Step {
        FIRST_WAITS,
        FIRST_OWNS
    }

    @Override
    public long duration() {
        return 4 * Program.SECOND;
    }

    @Override
    public BootOptions bootOptions() {
        return BootOptions.SERVER_2003.asWindowsCe(policy);
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        var near = new KMutant();
        var far = new KMutant();
        program.start(
                Role.LAST,
                LAST,
                1,
                () -> {
                    program.waitFor(far);
                    program.compute(WORK);
                    kernel.ke.mutants.KeReleaseMutant(far, 0);
                    program.sleepForever();
                });
        program.sleep(10);
        program.start(
                Role.MIDDLE,
                MIDDLE,
                1,
                () -> {
                    program.waitFor(near);
                    program.waitFor(far);
                    kernel.ke.mutants.KeReleaseMutant(far, 0);
                    kernel.ke.mutants.KeReleaseMutant(near, 0);
                    program.sleepForever();
                });
        program.sleep(10);
        program.start(
                Role.FIRST,
                FIRST,
                1,
                () -> {
                    program.mark(Step.FIRST_WAITS);
                    program.waitFor(near);
                    program.mark(Step.FIRST_OWNS);
                    program.sleepForever();
                });
        program.start(
                Role.HOG,
                HOG,
                1,
                () -> {
                    program.compute(HOGGING);
                    program.sleepForever();
                });
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Delay(reachesTheLast);
    }

    private static final class Delay implements Claim {

        private final boolean reachesTheLast;
        private long waits = -1;
        private long owns = -1;

        Delay(boolean reachesTheLast) {
            this.reachesTheLast = reachesTheLast;
        }

        @Override
        public void watch(Watch watch) {
            watch.calls("Program#mark", this::marked);
        }

        private void marked(Call call) {
            if (call.number(0) == Step.FIRST_WAITS.ordinal()) {
                waits = call.time();
            } else {
                owns = call.time();
            }
        }

        @Override
        public Verdict verdict() {
            if (owns < 0) {
                return Verdict.undecided("the first has not got its mutant yet");
            }
            long delay = owns - waits;
            return Verdict.of(
                    reachesTheLast ? delay < 2 * WORK : delay > HOGGING,
                    "the first got its mutant after %.0f ms; the last owner needed %.0f",
                    Span.milliseconds(delay),
                    Span.milliseconds(WORK));
        }
    }
}
