package scenario;

import static nt.ke.KDpcImportance.HighImportance;
import static nt.ke.KDpcImportance.LowImportance;
import static nt.rtl.KIrql.DISPATCH_LEVEL;

import java.util.ArrayList;
import java.util.List;
import nt.ex.WorkQueueItem;
import nt.ex.WorkQueueType;
import nt.init.Kernel;
import nt.ke.Dpcs;
import nt.ke.EventType;
import nt.ke.KDpc;
import nt.ke.KDpcImportance;
import nt.ke.KEvent;
import nt.ke.Priorities;
import nt.rtl.KIrql;

/// A thread queues calls of three importances at `DISPATCH_LEVEL`; the last of them hands work to a
/// system thread.
record DpcLab() implements Scenario {

    /** What happens, in the order in which it must happen in each round. */
    private enum Step {
        QUEUED,
        HIGH,
        LOW,
        MEDIUM,
        LOWERED,
        WORKER
    }

    @Override
    public String name() {
        return "dpc-lab";
    }

    @Override
    public String summary() {
        return "Deferred calls are made in the order of their queue, important ones first, before the"
                + " level comes down; what must wait is left to a worker thread.";
    }

    @Override
    public long duration() {
        return Program.SECOND / 2;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        kernel.ke.threads.KeSetSystemAffinityThread(1);
        while (true) {
            experiment(kernel, program);
            program.sleep(5);
        }
    }

    private static void experiment(Kernel kernel, Program program) {
        var worked = new KEvent(EventType.SynchronizationEvent, false);
        var item =
                new WorkQueueItem(() -> {
                    program.mark(Step.WORKER);
                    kernel.ke.events.KeSetEvent(worked, Priorities.EVENT_INCREMENT, false);
                });
        var low = new KDpc((_, _, _) -> program.mark(Step.LOW));
        var high = new KDpc((_, _, _) -> program.mark(Step.HIGH));
        var medium =
                new KDpc((_, _, _) -> {
                    program.mark(Step.MEDIUM);
                    kernel.ex.workQueues.ExQueueWorkItem(item, WorkQueueType.DelayedWorkQueue);
                });
        KIrql oldIrql = kernel.hal.levels.KeRaiseIrql(DISPATCH_LEVEL);
        queue(kernel.ke.dpcs, low, LowImportance);
        queue(kernel.ke.dpcs, medium, KDpcImportance.MediumImportance);
        queue(kernel.ke.dpcs, high, HighImportance);
        program.mark(Step.QUEUED);
        kernel.hal.levels.KeLowerIrql(oldIrql);
        program.mark(Step.LOWERED);
        program.waitFor(worked);
    }

    private static void queue(Dpcs dpcs, KDpc dpc, KDpcImportance importance) {
        dpcs.KeSetImportanceDpc(dpc, importance);
        dpcs.KeInsertQueueDpc(dpc, null, null);
    }

    @Override
    public Claim claim() {
        return new Order();
    }

    private static final class Order implements Claim {

        private final List<Call> steps = new ArrayList<>();

        @Override
        public void watch(Watch watch) {
            watch.calls("Program#mark", steps::add);
        }

        private static int level(Step step) {
            return switch (step) {
                case LOWERED, WORKER -> 0;
                default -> 2;
            };
        }

        @Override
        public Verdict verdict() {
            Step[] all = Step.values();
            int rounds = steps.size() / all.length;
            if (rounds == 0) {
                return Verdict.undecided("no round is complete");
            }
            for (int round = 0; round < rounds; round++) {
                List<Call> own = steps.subList(round * all.length, (round + 1) * all.length);
                String wrong = fault(own);
                if (!wrong.isEmpty()) {
                    return Verdict.of(false, "in round %d %s", round, wrong);
                }
            }
            return Verdict.of(
                    true,
                    "in %d rounds the calls were made at DISPATCH_LEVEL, the important one first, all"
                            + " before the thread went on; the worker ran at PASSIVE_LEVEL",
                    rounds);
        }

        /** What is wrong with a round; empty if nothing is. */
        private static String fault(List<Call> round) {
            Step[] all = Step.values();
            for (Call call : round) {
                if (call.irql() != level(all[call.number(0)])) {
                    return all[call.number(0)] + " came at level " + call.irql();
                }
            }
            // Worker and thread go on side by side; the rest has its order.
            for (int index = 0; index < Step.LOWERED.ordinal(); index++) {
                if (round.get(index).number(0) != index) {
                    return all[round.get(index).number(0)] + " came instead of " + all[index];
                }
            }
            return "";
        }
    }
}
