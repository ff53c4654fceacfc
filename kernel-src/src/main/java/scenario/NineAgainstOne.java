package scenario;

import nt.init.Kernel;
import nt.ps.EProcess;

/// A process of nine threads and a process of one compute on the same processor.
record NineAgainstOne() implements Scenario {

    private static final int PRIORITY = 8;
    private static final int MANY = 9;

    private enum Role {
        OF_NINE,
        ALONE
    }

    @Override
    public String name() {
        return "nine-against-one";
    }

    @Override
    public String summary() {
        return "Threads are scheduled, not processes: of nine threads against one, nine tenths of the"
                + " time.";
    }

    @Override
    public long duration() {
        return 20 * Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        EProcess crowd = kernel.processes.PspCreateProcess("crowd", PRIORITY);
        EProcess single = kernel.processes.PspCreateProcess("single", PRIORITY);
        for (int index = 0; index < MANY; index++) {
            program.startIn(crowd, Role.OF_NINE, PRIORITY, 1, program::computeForever);
        }
        program.startIn(single, Role.ALONE, PRIORITY, 1, program::computeForever);
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Shares();
    }

    private static final class Shares implements Claim {

        private static final double DUE = 0.9;
        private static final double TOLERANCE = 0.02;

        private final Cast cast = new Cast();
        private final RunTimes runTimes = new RunTimes();

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            runTimes.watch(watch);
        }

        @Override
        public Verdict verdict() {
            long many = cast.total(Role.OF_NINE, runTimes);
            long one = cast.total(Role.ALONE, runTimes);
            if (one == 0) {
                return Verdict.undecided("the single thread has had no turn");
            }
            double share = (double) many / (many + one);
            return Verdict.of(
                    Math.abs(share - DUE) < TOLERANCE,
                    "the process of nine threads had %.1f %% of the processor",
                    100 * share);
        }
    }
}
