package scenario;

import static nt.ke.KProcessorMode.KernelMode;

import java.util.List;
import java.util.Optional;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.EventType;
import nt.ke.KEvent;
import nt.ke.KWaitReason;
import nt.ke.Timeout;
import nt.ke.TimerTableKind;
import trace.LockUse;

/// On every processor two threads hand events to each other, and wait for them with a time limit.
///
/// Timers are kept for each processor, so that it is the waits alone that could meet.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param objectLocks whether each event has its own lock
record UnrelatedWaits(String name, String summary, boolean objectLocks) implements Scenario {

    private static final int PRIORITY = 8;
    private static final Timeout LIMIT = Timeout.milliseconds(1000);

    private enum Role {
        ONE,
        OTHER
    }

    @Override
    public long duration() {
        return 2 * Program.MILLISECOND;
    }

    @Override
    public BootOptions bootOptions() {
        BootOptions usual =
                BootOptions.SERVER_2003
                        .withTimerTable(TimerTableKind.WINDOWS_7)
                        .withMeasuredLocks();
        return objectLocks ? usual.withObjectLocks() : usual;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        for (int processor = 0; processor < kernel.hal.processorCount(); processor++) {
            var ping = new KEvent(EventType.SynchronizationEvent, false);
            var pong = new KEvent(EventType.SynchronizationEvent, false);
            program.start(Role.ONE, PRIORITY, 1 << processor, () -> play(kernel, ping, pong));
            program.start(Role.OTHER, PRIORITY, 1 << processor, () -> play(kernel, pong, ping));
        }
        program.sleepForever();
    }

    private static void play(Kernel kernel, KEvent own, KEvent others) {
        while (true) {
            kernel.ke.events.KeSetEvent(others, 0, false);
            kernel.ke.wait.KeWaitForSingleObject(
                    own, KWaitReason.Executive, KernelMode, false, LIMIT);
        }
    }

    @Override
    public Claim claim() {
        return new Spinning(objectLocks);
    }

    /** How often threads had to spin for a lock that guards waits. */
    private static final class Spinning implements Claim {

        private static final double MOSTLY = 0.5;

        /**
         * When the system comes up its worker threads meet at the queue that they have in common.
         */
        private static final double HARDLY_EVER = 0.001;

        private static final int FEW = 1000;

        private final boolean objectLocks;
        private final Cast cast = new Cast();
        private long rounds;
        private Optional<LockUse> ofWaits = Optional.empty();

        Spinning(boolean objectLocks) {
            this.objectLocks = objectLocks;
        }

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            watch.calls("Wait#KeWaitForSingleObject", _ -> rounds++);
        }

        @Override
        public void locks(List<LockUse> uses) {
            String name = objectLocks ? "object locks" : "LockQueueDispatcherLock";
            ofWaits = uses.stream().filter(use -> use.name().equals(name)).findFirst();
        }

        @Override
        public Verdict verdict() {
            if (ofWaits.isEmpty() || cast.all(Role.ONE).size() < 3 || rounds < FEW) {
                return Verdict.undecided("too few meet for a lock over all to be a burden");
            }
            LockUse use = ofWaits.get();
            double spinning = (double) use.contended() / use.acquisitions();
            return Verdict.of(
                    objectLocks ? spinning < HARDLY_EVER : spinning > MOSTLY,
                    "%,d waits; %,d times a lock for waits was taken, %,d of them after spinning,"
                            + " for %,.0f cycles on average",
                    rounds,
                    use.acquisitions(),
                    use.contended(),
                    use.meanSpin());
        }
    }
}
