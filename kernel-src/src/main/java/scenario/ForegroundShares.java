package scenario;

import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.QuantumTable;
import nt.ps.EProcess;

/// Two processes compute on one processor, one of them in the foreground.
record ForegroundShares() implements Scenario {

    private static final int PRIORITY = 8;

    private enum Role {
        FOREGROUND,
        BACKGROUND
    }

    @Override
    public String name() {
        return "foreground";
    }

    @Override
    public String summary() {
        return "On a workstation the process in the foreground has turns of 6 ticks, others of 2: a"
                + " longer quantum, not a higher priority.";
    }

    @Override
    public long duration() {
        return 5 * Program.SECOND;
    }

    @Override
    public BootOptions bootOptions() {
        return BootOptions.SERVER_2003.withPrioritySeparation(QuantumTable.WORKSTATION_SEPARATION);
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        EProcess front = kernel.processes.PspCreateProcess("front", PRIORITY);
        EProcess back = kernel.processes.PspCreateProcess("back", PRIORITY);
        kernel.processes.priorities.PsSetProcessPriorityByMode(front, true);
        program.startIn(front, Role.FOREGROUND, PRIORITY, 1, program::computeForever);
        program.startIn(back, Role.BACKGROUND, PRIORITY, 1, program::computeForever);
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Shares();
    }

    /** Three to one, as 18 units to 6. */
    private static final class Shares implements Claim {

        private static final double TOLERANCE = 0.3;

        private final Cast cast = new Cast();
        private final RunTimes runTimes = new RunTimes();

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            runTimes.watch(watch);
        }

        @Override
        public Verdict verdict() {
            long front = cast.total(Role.FOREGROUND, runTimes);
            long back = cast.total(Role.BACKGROUND, runTimes);
            if (back == 0) {
                return Verdict.undecided("the background has had no turn");
            }
            double ratio = (double) front / back;
            return Verdict.of(
                    Math.abs(ratio - 3) < TOLERANCE,
                    "the foreground ran for %.0f ms, the background for %.0f: %.2f to 1",
                    Span.milliseconds(front),
                    Span.milliseconds(back),
                    ratio);
        }
    }
}
