package scenario;

import java.util.HashSet;
import java.util.Set;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.TickDistribution;

/// A light load, then as much as there are processors for, then a light load again; and all the
/// time one thread that may run on the last processor only.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param parks whether cores are parked
record ParkedCores(String name, String summary, boolean parks) implements Scenario {

    private static final int PRIORITY = 8;

    /** Milliseconds. */
    private static final long STAGE = 2000;

    private enum Role {
        LIGHT,
        HEAVY,
        BOUND
    }

    private enum Step {
        LIGHT_LOAD,
        HEAVY_LOAD,
        LIGHT_AGAIN
    }

    @Override
    public long duration() {
        return 3 * STAGE * Program.MILLISECOND;
    }

    @Override
    public BootOptions bootOptions() {
        BootOptions usual =
                BootOptions.SERVER_2003
                        .withoutBalanceSetManager()
                        .withTicks(TickDistribution.AWAKE_PROCESSORS);
        return parks ? usual.withCoreParking() : usual;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        int all = kernel.ke.allProcessors();
        int count = kernel.hal.processorCount();
        program.mark(Step.LIGHT_LOAD);
        program.start(Role.BOUND, PRIORITY, 1 << count - 1, () -> workNowAndThen(program, 31));
        for (int index = 0; index < count; index++) {
            int rhythm = 37 + 6 * index;
            program.start(Role.LIGHT, PRIORITY, all, () -> workNowAndThen(program, rhythm));
        }
        program.sleep(STAGE);
        program.mark(Step.HEAVY_LOAD);
        for (int index = 0; index < count; index++) {
            program.start(
                    Role.HEAVY, PRIORITY, all, () -> program.compute(STAGE * Program.MILLISECOND));
        }
        program.sleep(STAGE + STAGE / 4);
        program.mark(Step.LIGHT_AGAIN);
        program.sleepForever();
    }

    private static void workNowAndThen(Program program, long rhythm) {
        while (true) {
            program.sleep(rhythm);
            program.compute(2 * Program.MILLISECOND);
        }
    }

    @Override
    public Claim claim() {
        return new Use(parks);
    }

    private static final class Use implements Claim {

        /** From a change of the load on, until the cores are parked as it needs. */
        private static final long SETTLING = Program.SECOND / 2;

        private final boolean parks;
        private final Cast cast = new Cast();
        private final Set<Integer> light = new HashSet<>();
        private final Set<Integer> heavy = new HashSet<>();
        private int boundElsewhere;
        private int bound;
        private int step = -1;
        private long since;
        private int processors;

        Use(boolean parks) {
            this.parks = parks;
        }

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            watch.calls("Program#mark", this::marked);
            watch.calls("Scheduler#KiSwapContext", this::switched);
        }

        private void marked(Call call) {
            step = call.number(0);
            since = call.time();
        }

        private void switched(Call call) {
            processors = Math.max(processors, call.processor() + 1);
            int thread = call.number(1);
            if (cast.is(thread, Role.BOUND)) {
                bound++;
                boundElsewhere += call.processor() == processors - 1 ? 0 : 1;
            } else if (step >= 0 && call.time() > since + SETTLING) {
                if (cast.is(thread, Role.LIGHT) && step != Step.HEAVY_LOAD.ordinal()) {
                    light.add(call.processor());
                } else if (cast.is(thread, Role.HEAVY)) {
                    heavy.add(call.processor());
                }
            }
        }

        @Override
        public Verdict verdict() {
            if (step < Step.LIGHT_AGAIN.ordinal() || processors < 2) {
                return Verdict.undecided("there is one processor, or the load has not changed yet");
            }
            boolean spread = light.size() > 1;
            return Verdict.of(
                    spread != parks
                            && heavy.size() == processors
                            && bound > 0
                            && boundElsewhere == 0,
                    "of %d processors a light load used %d, a heavy one %d; the thread that may run"
                            + " on the last only ran %d times, %d of them elsewhere",
                    processors,
                    light.size(),
                    heavy.size(),
                    bound,
                    boundElsewhere);
        }
    }
}
