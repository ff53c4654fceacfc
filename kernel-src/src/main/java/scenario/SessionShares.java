package scenario;

import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.CpuQuotaBlock;
import nt.ps.EProcess;

/// Nine threads of one session and one of another compute on the same processor.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param fair whether the processor is shared among sessions, or among threads
/// @param weights of the sessions
/// @param due the part of the processor that the session of nine is to have
record SessionShares(String name, String summary, boolean fair, Weights weights, double due)
        implements Scenario {

    /// @param ofOne 0 if the session of one has nothing to do
    record Weights(int ofNine, int ofOne) {}

    static final Weights EQUAL = new Weights(5, 5);
    static final Weights THREE_TO_NINE = new Weights(3, 9);
    static final Weights ONE_SLEEPS = new Weights(5, 0);

    private static final int PRIORITY = 8;
    private static final int MANY = 9;

    private enum Role {
        OF_NINE,
        ALONE
    }

    @Override
    public long duration() {
        return 20 * Program.SECOND;
    }

    @Override
    public BootOptions bootOptions() {
        BootOptions usual = BootOptions.SERVER_2003;
        return fair ? usual.withFairShares() : usual;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        EProcess crowd = session(kernel, "crowd", weights.ofNine);
        EProcess single =
                session(kernel, "single", Math.max(CpuQuotaBlock.LOWEST_WEIGHT, weights.ofOne));
        for (int index = 0; index < MANY; index++) {
            program.startIn(crowd, Role.OF_NINE, PRIORITY, 1, program::computeForever);
        }
        program.startIn(
                single,
                Role.ALONE,
                PRIORITY,
                1,
                weights.ofOne == 0 ? program::sleepForever : program::computeForever);
        program.sleepForever();
    }

    private static EProcess session(Kernel kernel, String name, int weight) {
        EProcess process = kernel.processes.PspCreateProcess(name, PRIORITY);
        kernel.ke.fairShares.join(process, kernel.ke.fairShares.newSession(weight));
        return process;
    }

    @Override
    public Claim claim() {
        return new Shares(due);
    }

    private static final class Shares implements Claim {

        private static final double TOLERANCE = 0.02;

        private final double due;
        private final Cast cast = new Cast();
        private final RunTimes runTimes = new RunTimes();
        private long end;

        Shares(double due) {
            this.due = due;
        }

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            runTimes.watch(watch);
            watch.calls("Clock#KeUpdateSystemTime", call -> end = call.time());
        }

        @Override
        public Verdict verdict() {
            if (end < 2 * Program.SECOND) {
                return Verdict.undecided("the run is too short to tell shares");
            }
            long many = cast.total(Role.OF_NINE, runTimes);
            long one = cast.total(Role.ALONE, runTimes);
            double share = (double) many / end;
            double unused = 1 - (double) (many + one) / end;
            return Verdict.of(
                    Math.abs(share - due) < TOLERANCE && unused < TOLERANCE,
                    "the session of nine threads had %.1f %% of the processor, that of one %.1f %%",
                    100 * share,
                    100.0 * one / end);
        }
    }
}
