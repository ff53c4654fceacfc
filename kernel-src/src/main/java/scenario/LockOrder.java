package scenario;

import java.util.ArrayList;
import java.util.List;
import nt.init.Kernel;
import nt.ke.KLockQueueHandle;
import nt.ke.KSpinLock;
import nt.rtl.KIrql;

/// A thread on every processor takes the same spin lock again and again.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param queued whether they queue for it
record LockOrder(String name, String summary, boolean queued) implements Scenario {

    private static final int PRIORITY = 8;

    private enum Role {
        VISITOR
    }

    @Override
    public long duration() {
        return Program.MILLISECOND;
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
                    queued ? () -> visitQueued(kernel, lock) : () -> visit(kernel, lock));
        }
        program.sleepForever();
    }

    private static void visit(Kernel kernel, KSpinLock lock) {
        while (true) {
            KIrql oldIrql = kernel.ke.spinLocks.KeAcquireSpinLock(lock);
            kernel.hal.YieldProcessor();
            kernel.ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
        }
    }

    private static void visitQueued(Kernel kernel, KSpinLock lock) {
        var place = new KLockQueueHandle(lock);
        while (true) {
            kernel.ke.spinLocks.KeAcquireInStackQueuedSpinLock(place);
            kernel.hal.YieldProcessor();
            kernel.ke.spinLocks.KeReleaseInStackQueuedSpinLock(place);
        }
    }

    @Override
    public Claim claim() {
        return new Order(queued);
    }

    /** Whether processors get the lock in the order in which they have asked for it. */
    private static final class Order implements Claim {

        private final boolean queued;
        private final Cast cast = new Cast();
        private final List<Integer> asking = new ArrayList<>();
        private int acquisitions;
        private int passedOver;
        private int mostPassed;

        Order(boolean queued) {
            this.queued = queued;
        }

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            if (queued) {
                watch.returns("SpinLocks#join", this::asks);
                watch.returns("SpinLocks#KeAcquireInStackQueuedSpinLock", this::gets);
            } else {
                watch.calls("SpinLocks#KeAcquireSpinLock", this::asks);
                watch.returns("SpinLocks#KeAcquireSpinLock", this::gets);
            }
        }

        // The visitors' level: 0 before a plain lock is asked for, 2 in the queue for the other.
        private void asks(Call call) {
            if (cast.is(call.thread(), Role.VISITOR) && call.irql() == (queued ? 2 : 0)) {
                asking.add(call.processor());
            }
        }

        private void gets(Call call) {
            int place = asking.indexOf(call.processor());
            if (place < 0) {
                return;
            }
            acquisitions++;
            if (place > 0) {
                passedOver++;
                mostPassed = Math.max(mostPassed, place);
            }
            asking.remove(place);
        }

        @Override
        public Verdict verdict() {
            if (acquisitions < 100) {
                return Verdict.undecided("the lock was hardly ever taken");
            }
            if (cast.all(Role.VISITOR).size() < 2) {
                return Verdict.undecided("one processor has nobody to compete with");
            }
            return Verdict.of(
                    queued == (passedOver == 0),
                    "%,d times the lock was taken, %,d times past others that had asked before, up to"
                            + " %d of them",
                    acquisitions,
                    passedOver,
                    mostPassed);
        }
    }
}
