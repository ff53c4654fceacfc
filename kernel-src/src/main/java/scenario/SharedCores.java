package scenario;

import java.util.HashSet;
import java.util.Set;
import machine.Topology;
import nt.init.Kernel;
import nt.ke.BootOptions;

/// As many threads as there are cores, each with two logical processors, wake and compute.
record SharedCores() implements Scenario {

    private static final Topology TWO_PER_CORE = new Topology(2, 32);
    private static final int PRIORITY = 8;

    /** After a second the system's own threads begin to wake beside the workers. */
    private static final long QUIET = 950 * Program.MILLISECOND;

    private enum Role {
        WORKER
    }

    private enum Step {
        BEGINS,
        ENDS
    }

    @Override
    public String name() {
        return "shared-cores";
    }

    @Override
    public String summary() {
        return "Where two logical processors share a core, threads that wake are given cores that are"
                + " idle as a whole.";
    }

    @Override
    public long duration() {
        return QUIET;
    }

    @Override
    public BootOptions bootOptions() {
        // Nobody else shall want a core.
        return BootOptions.SERVER_2003.withTopology(TWO_PER_CORE).withoutBalanceSetManager();
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        int cores = Math.max(1, kernel.hal.processorCount() / TWO_PER_CORE.threadsPerCore());
        for (int core = 0; core < cores; core++) {
            int rhythm = 40 + 7 * core;
            program.start(
                    Role.WORKER,
                    PRIORITY,
                    kernel.ke.allProcessors(),
                    () -> {
                        while (true) {
                            program.sleep(rhythm);
                            program.mark(Step.BEGINS);
                            program.compute(20 * Program.MILLISECOND);
                            program.mark(Step.ENDS);
                        }
                    });
        }
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Spread();
    }

    private static final class Spread implements Claim {

        private final Set<Integer> busyCores = new HashSet<>();
        private int shared;
        private int together;

        @Override
        public void watch(Watch watch) {
            watch.calls("Program#mark", this::marked);
        }

        private void marked(Call call) {
            int core = call.processor() / TWO_PER_CORE.threadsPerCore();
            if (call.number(0) == Step.ENDS.ordinal()) {
                busyCores.remove(core);
                return;
            }
            together += busyCores.isEmpty() ? 0 : 1;
            shared += busyCores.add(core) ? 0 : 1;
        }

        @Override
        public Verdict verdict() {
            if (together < 5) {
                return Verdict.undecided("there is no second core, or nothing to do for it");
            }
            return Verdict.of(
                    shared == 0,
                    "%d times a thread woke while others ran, %d times it had to share a core",
                    together,
                    shared);
        }
    }
}
