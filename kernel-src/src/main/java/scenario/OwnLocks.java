package scenario;

import java.util.HashMap;
import java.util.Map;
import nt.init.Kernel;
import nt.ke.KSpinLock;
import nt.rtl.KIrql;

/// A thread on every processor takes and gives back a spin lock that nobody else wants. All that it
/// does is to pass preemption points: four for each lock taken.
record OwnLocks() implements Scenario {

    private static final int PRIORITY = 8;

    private enum Role {
        OWNER
    }

    @Override
    public String name() {
        return "own-locks";
    }

    @Override
    public String summary() {
        return "Locks that nobody else wants are never spun for: as many preemption points as there"
                + " can be.";
    }

    @Override
    public long duration() {
        return Program.MILLISECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        for (int processor = 0; processor < kernel.hal.processorCount(); processor++) {
            var lock = new KSpinLock();
            program.start(Role.OWNER, PRIORITY, 1 << processor, () -> visit(kernel, lock));
        }
        program.sleepForever();
    }

    private static void visit(Kernel kernel, KSpinLock lock) {
        while (true) {
            KIrql oldIrql = kernel.ke.spinLocks.KeAcquireSpinLock(lock);
            kernel.ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
        }
    }

    @Override
    public Claim claim() {
        return new NobodyWaits();
    }

    /** No lock is ever taken by two threads. */
    private static final class NobodyWaits implements Claim {

        private final Cast cast = new Cast();
        private final Map<Integer, Integer> owners = new HashMap<>();
        private long taken;
        private long disputed;

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            watch.calls("SpinLocks#KeAcquireSpinLock", this::taken);
        }

        private void taken(Call call) {
            if (cast.is(call.thread(), Role.OWNER)) {
                taken++;
                Integer before = owners.put(call.number(0), call.thread());
                disputed += before != null && before != call.thread() ? 1 : 0;
            }
        }

        @Override
        public Verdict verdict() {
            return taken == 0
                    ? Verdict.undecided("no lock has been taken yet")
                    : Verdict.of(
                            disputed == 0,
                            "%d locks were taken %,d times, each by one thread only",
                            owners.size(),
                            taken);
        }
    }
}
