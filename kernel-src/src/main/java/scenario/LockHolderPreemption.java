package scenario;

import nt.init.Kernel;
import nt.ke.KLockQueueHandle;
import nt.ke.KSpinLock;

/// Processors share a queued lock, first on a machine of their own, then on a host that takes them
/// away now and then.
record LockHolderPreemption() implements Scenario {

    private static final int PRIORITY = 8;
    private static final long PERIOD = Program.MILLISECOND / 2;
    private static final long ABSENCE = Program.MILLISECOND / 5;
    private static final long ALONE = 10 * Program.MILLISECOND;

    private enum Role {
        VISITOR
    }

    private enum Step {
        HOST_SHARED
    }

    @Override
    public String name() {
        return "lock-holder-preemption";
    }

    @Override
    public String summary() {
        return "When a host takes a virtual processor away that holds a lock, or stands in the queue"
                + " for it, all others spin until it is back.";
    }

    @Override
    public long duration() {
        return 3 * ALONE;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        var lock = new KSpinLock();
        for (int processor = 0; processor < kernel.hal.processorCount(); processor++) {
            program.start(
                    Role.VISITOR,
                    PRIORITY,
                    1 << processor,
                    () -> {
                        var place = new KLockQueueHandle(lock);
                        while (true) {
                            kernel.ke.spinLocks.KeAcquireInStackQueuedSpinLock(place);
                            program.compute(Program.MICROSECOND / 2);
                            kernel.ke.spinLocks.KeReleaseInStackQueuedSpinLock(place);
                            program.compute(Program.MICROSECOND);
                        }
                    });
        }
        program.compute(ALONE);
        program.mark(Step.HOST_SHARED);
        kernel.machine.shareHost(PERIOD, ABSENCE);
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Spinning();
    }

    private static final class Spinning implements Claim {

        private final Cast cast = new Cast();
        private final long[] asked = new long[32];
        private final Span alone = new Span();
        private final Span shared = new Span();
        private boolean onHost;

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            watch.calls("Program#mark", _ -> onHost = true);
            watch.calls(
                    "SpinLocks#KeAcquireInStackQueuedSpinLock",
                    call -> asked[call.processor()] = call.time());
            watch.returns("SpinLocks#KeAcquireInStackQueuedSpinLock", this::got);
        }

        private void got(Call call) {
            if (cast.is(call.thread(), Role.VISITOR)) {
                (onHost ? shared : alone).add(call.time() - asked[call.processor()]);
            }
        }

        @Override
        public Verdict verdict() {
            if (cast.all(Role.VISITOR).size() < 2 || shared.count() < 100) {
                return Verdict.undecided("one processor has nobody to wait for");
            }
            return Verdict.of(
                    shared.most() >= ABSENCE / 2
                            && alone.most() < ABSENCE / 2
                            && shared.meanMicroseconds() > 1.5 * alone.meanMicroseconds(),
                    "waiting for the lock took %.1f µs on average and %.1f at most; with processors"
                            + " taken away for %.0f µs each time, %.1f and %.1f",
                    alone.meanMicroseconds(),
                    Span.microseconds(alone.most()),
                    Span.microseconds(ABSENCE),
                    shared.meanMicroseconds(),
                    Span.microseconds(shared.most()));
        }
    }
}
