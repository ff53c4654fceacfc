package scenario;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;

import java.util.ArrayList;
import java.util.List;
import nt.ex.FastMutex;
import nt.ex.PushLock;
import nt.init.Kernel;
import nt.ke.DispatcherObject;
import nt.ke.EventType;
import nt.ke.KApc;
import nt.ke.KEvent;
import nt.ke.KGuardedMutex;
import nt.ke.KMutant;
import nt.ke.KQueue;
import nt.ke.KSemaphore;
import nt.ke.KWaitReason;
import nt.ke.Priorities;
import nt.ke.Timeout;
import nt.ps.EThread;
import nt.rtl.ListEntry;

/// Threads do to each other whatever the kernel allows, in an order that each draws for itself. It
/// shows nothing by itself; it is there to be explored.
record Turmoil() implements Scenario {

    private static final int THREADS = 6;
    private static final int PRIORITY = 8;
    private static final Timeout SHORTLY = Timeout.milliseconds(16);

    private enum Role {
        ACTOR
    }

    private enum Step {
        ROUND
    }

    @Override
    public String name() {
        return "turmoil";
    }

    @Override
    public String summary() {
        return "Threads suspend, call, alert, move and wait for each other at random, and all get on"
                + " with it.";
    }

    @Override
    public long duration() {
        return Program.SECOND / 2;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        var stage = new Stage(kernel, program);
        for (int index = 0; index < THREADS; index++) {
            var actor = new Actor(stage, index);
            stage.actors.add(
                    program.start(Role.ACTOR, PRIORITY, kernel.ke.allProcessors(), actor::act));
        }
        kernel.ke.events.KeSetEvent(stage.complete, Priorities.EVENT_INCREMENT, false);
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Progress();
    }

    /** What the threads share. */
    private static final class Stage {
        final Kernel kernel;
        final Program program;
        final List<EThread> actors = new ArrayList<>();
        final KEvent complete = new KEvent(EventType.NotificationEvent, false);
        final KEvent event = new KEvent(EventType.SynchronizationEvent, false);
        final KSemaphore semaphore = new KSemaphore(2, 2);
        final KMutant mutant = new KMutant();
        final KQueue<Integer> queue = new KQueue<>(2);
        final FastMutex fastMutex = new FastMutex();
        final KGuardedMutex guardedMutex = new KGuardedMutex();
        final PushLock pushLock = new PushLock();
        final int[] inside = new int[4];

        Stage(Kernel kernel, Program program) {
            this.kernel = kernel;
            this.program = program;
        }

        /** What only one thread may be in at a time. */
        void visit(int place) {
            if (++inside[place] != 1) {
                throw new IllegalStateException("two are inside " + place);
            }
            kernel.machine.currentProcessor().point();
            inside[place]--;
        }
    }

    /** A thread, and what it draws. */
    private static final class Actor {
        private final Stage stage;
        private final Kernel kernel;
        private final int index;
        private long state;

        Actor(Stage stage, int index) {
            this.stage = stage;
            this.kernel = stage.kernel;
            this.index = index;
            state = index * 7919L + 1;
        }

        private int draw(int bound) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            return (int) Long.remainderUnsigned(state >>> 33, bound);
        }

        private EThread anybody() {
            return stage.actors.get(draw(stage.actors.size()));
        }

        void act() {
            stage.program.waitFor(stage.complete);
            while (true) {
                stage.program.mark(Step.ROUND);
                switch (draw(12)) {
                    case 0 -> kernel.ke.events.KeSetEvent(stage.event, 1, false);
                    case 1 -> waitFor(stage.event);
                    case 2 -> useSemaphore();
                    case 3 -> useMutant();
                    case 4 -> suspendSomebody();
                    case 5 -> callSomebody();
                    case 6 -> moveSomebody();
                    case 7 -> useQueue();
                    case 8 -> useMutexes();
                    case 9 -> usePushLock();
                    case 10 -> alertSomebody();
                    default -> kernel.ke.scheduler.NtYieldExecution();
                }
                if (draw(24) == 0) {
                    stage.program.sleep(1);
                }
            }
        }

        private boolean waitFor(DispatcherObject object) {
            return kernel.ke.wait.KeWaitForSingleObject(
                                    object, KWaitReason.Executive, KernelMode, false, SHORTLY)
                            .code()
                    == 0;
        }

        private void useSemaphore() {
            if (waitFor(stage.semaphore)) {
                kernel.ke.semaphores.KeReleaseSemaphore(
                        stage.semaphore, Priorities.SEMAPHORE_INCREMENT, 1);
            }
        }

        private void useMutant() {
            if (waitFor(stage.mutant)) {
                stage.visit(0);
                kernel.ke.mutants.KeReleaseMutant(stage.mutant, Priorities.MUTANT_INCREMENT);
            }
        }

        /** Only somebody further on: so there is always one who can resume the others. */
        private void suspendSomebody() {
            if (index + 1 < stage.actors.size()) {
                EThread later = stage.actors.get(index + 1 + draw(stage.actors.size() - index - 1));
                kernel.ke.suspension.KeSuspendThread(later);
                stage.program.compute(Program.MICROSECOND);
                kernel.ke.suspension.KeResumeThread(later);
            }
        }

        private void callSomebody() {
            EThread target = anybody();
            KApc call =
                    draw(2) == 0
                            ? KApc.special(target, () -> stage.program.compute(1))
                            : KApc.normal(target, KernelMode, () -> waitFor(stage.event));
            kernel.ke.apcs.KeInsertQueueApc(call, null, null, 0);
        }

        private void moveSomebody() {
            int all = kernel.ke.allProcessors();
            int set = 1 + draw(all);
            EThread target = anybody();
            kernel.ke.threads.KeSetAffinityThread(target, draw(3) == 0 ? all : set & all);
            kernel.ke.threads.KeSetPriorityThread(target, PRIORITY - 1 + draw(3));
        }

        private void useQueue() {
            if (draw(2) == 0) {
                kernel.ke.queues.KeInsertQueue(stage.queue, new ListEntry<>(index));
            } else {
                var _ = kernel.ke.queues.KeRemoveQueue(stage.queue, KernelMode, SHORTLY);
            }
        }

        private void useMutexes() {
            kernel.ex.fastMutexes.ExAcquireFastMutex(stage.fastMutex);
            stage.visit(1);
            kernel.ex.fastMutexes.ExReleaseFastMutex(stage.fastMutex);
            kernel.ke.guardedMutexes.KeAcquireGuardedMutex(stage.guardedMutex);
            stage.visit(2);
            kernel.ke.guardedMutexes.KeReleaseGuardedMutex(stage.guardedMutex);
        }

        private void usePushLock() {
            kernel.ke.apcs.KeEnterCriticalRegion();
            if (draw(2) == 0) {
                kernel.ex.pushLocks.ExfAcquirePushLockExclusive(stage.pushLock);
                stage.visit(3);
                kernel.ex.pushLocks.ExfReleasePushLockExclusive(stage.pushLock);
            } else {
                kernel.ex.pushLocks.ExfAcquirePushLockShared(stage.pushLock);
                kernel.ex.pushLocks.ExfReleasePushLockShared(stage.pushLock);
            }
            kernel.ke.apcs.KeLeaveCriticalRegion();
        }

        private void alertSomebody() {
            kernel.ke.alerts.KeAlertThread(anybody(), UserMode);
            kernel.ke.wait.KeDelayExecutionThread(UserMode, true, SHORTLY);
        }
    }

    private static final class Progress implements Claim {

        private static final int ENOUGH = 20;

        private final Cast cast = new Cast();
        private final Counter rounds = new Counter();

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            watch.calls("Program#mark", call -> rounds.add(call.thread()));
        }

        @Override
        public Verdict verdict() {
            long fewest = cast.all(Role.ACTOR).stream().mapToLong(rounds::of).min().orElse(0);
            if (rounds.total() < THREADS * ENOUGH) {
                return Verdict.undecided("they have hardly begun");
            }
            return Verdict.of(
                    fewest >= ENOUGH,
                    "%,d rounds, at least %d of each thread",
                    rounds.total(),
                    fewest);
        }
    }
}
