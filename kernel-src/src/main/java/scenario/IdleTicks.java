package scenario;

import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.TickDistribution;

/// The first processor computes, the others have nothing to do.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param ticks which processors the clock interrupts
record IdleTicks(String name, String summary, TickDistribution ticks) implements Scenario {

    private static final int PRIORITY = 8;

    private enum Role {
        WORKER
    }

    @Override
    public long duration() {
        return 2 * Program.SECOND;
    }

    @Override
    public BootOptions bootOptions() {
        return BootOptions.SERVER_2003.withTicks(ticks);
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        program.start(Role.WORKER, PRIORITY, 1, program::computeForever);
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Interrupts(ticks);
    }

    private static final class Interrupts implements Claim {

        private static final int FEW = 10;

        private final TickDistribution ticks;
        private final Counter byProcessor = new Counter();
        private boolean secondIsIdle;

        Interrupts(TickDistribution ticks) {
            this.ticks = ticks;
        }

        @Override
        public void watch(Watch watch) {
            watch.calls("Clock#clockInterrupt", call -> byProcessor.add(call.processor()));
            watch.calls("IdleLoop#rest", call -> secondIsIdle |= call.processor() == 1);
        }

        @Override
        public Verdict verdict() {
            long busy = byProcessor.of(0);
            long idle = byProcessor.of(1);
            if (busy < FEW) {
                return Verdict.undecided("the clock has hardly begun");
            }
            if (!secondIsIdle) {
                return Verdict.undecided("there is only one processor");
            }
            boolean spared = idle <= FEW;
            return Verdict.of(
                    spared == (ticks == TickDistribution.AWAKE_PROCESSORS),
                    "%d clock interrupts on the busy processor, %d on an idle one",
                    busy,
                    idle);
        }
    }
}
