package scenario;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;

import java.util.ArrayList;
import java.util.List;
import nt.init.Kernel;
import nt.ke.Apcs;
import nt.ke.EventType;
import nt.ke.KApc;
import nt.ke.KEvent;
import nt.ke.KThread;
import nt.ke.KWaitReason;
import nt.ke.Timeout;

/// A thread queues calls of all kinds for itself: free, in a critical region, in a guarded region;
/// and at last waits alertably for user mode.
record ApcLab() implements Scenario {

    /** What happens, in the order in which it must happen in each round. */
    private enum Step {
        SPECIAL,
        NORMAL,
        CRITICAL_REGION,
        SPECIAL_IN_CRITICAL_REGION,
        CRITICAL_REGION_LEFT,
        NORMAL_AFTER_CRITICAL_REGION,
        GUARDED_REGION,
        GUARDED_REGION_LEFT,
        SPECIAL_AFTER_GUARDED_REGION,
        NORMAL_AFTER_GUARDED_REGION,
        ALERTABLE_WAIT,
        USER
    }

    @Override
    public String name() {
        return "apc-lab";
    }

    @Override
    public String summary() {
        return "Critical regions keep normal calls out, guarded regions all, and user calls wait for"
                + " an alertable wait.";
    }

    @Override
    public long duration() {
        return Program.SECOND / 2;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        while (true) {
            experiment(kernel, program);
            program.sleep(5);
        }
    }

    private static void experiment(Kernel kernel, Program program) {
        Apcs apcs = kernel.ke.apcs;
        KThread self = kernel.ke.processors.KeGetCurrentThread();
        queue(apcs, special(program, self, Step.SPECIAL));
        queue(apcs, normal(program, self, Step.NORMAL));

        apcs.KeEnterCriticalRegion();
        program.mark(Step.CRITICAL_REGION);
        queue(apcs, normal(program, self, Step.NORMAL_AFTER_CRITICAL_REGION));
        queue(apcs, special(program, self, Step.SPECIAL_IN_CRITICAL_REGION));
        program.mark(Step.CRITICAL_REGION_LEFT);
        apcs.KeLeaveCriticalRegion();

        apcs.KeEnterGuardedRegion();
        program.mark(Step.GUARDED_REGION);
        queue(apcs, normal(program, self, Step.NORMAL_AFTER_GUARDED_REGION));
        queue(apcs, special(program, self, Step.SPECIAL_AFTER_GUARDED_REGION));
        program.mark(Step.GUARDED_REGION_LEFT);
        apcs.KeLeaveGuardedRegion();

        queue(apcs, KApc.normal(self, UserMode, () -> program.mark(Step.USER)));
        var never = new KEvent(EventType.NotificationEvent, false);
        program.mark(Step.ALERTABLE_WAIT);
        kernel.ke.traps.KiSystemService(() ->
                kernel.ke.wait.KeWaitForSingleObject(
                        never, KWaitReason.UserRequest, UserMode, true, Timeout.NEVER));
    }

    private static KApc special(Program program, KThread thread, Step step) {
        return KApc.special(thread, () -> program.mark(step));
    }

    private static KApc normal(Program program, KThread thread, Step step) {
        return KApc.normal(thread, KernelMode, () -> program.mark(step));
    }

    private static void queue(Apcs apcs, KApc apc) {
        apcs.KeInsertQueueApc(apc, null, null, 0);
    }

    @Override
    public Claim claim() {
        return new Order();
    }

    private static final class Order implements Claim {

        private final List<Call> steps = new ArrayList<>();

        private static int level(Step step) {
            return step.name().startsWith("SPECIAL") ? 1 : 0;
        }

        @Override
        public void watch(Watch watch) {
            watch.calls("Program#mark", steps::add);
        }

        @Override
        public Verdict verdict() {
            Step[] order = Step.values();
            int rounds = steps.size() / order.length;
            if (rounds == 0) {
                return Verdict.undecided("no round is complete");
            }
            for (int index = 0; index < rounds * order.length; index++) {
                Step due = order[index % order.length];
                Call seen = steps.get(index);
                if (seen.number(0) != due.ordinal()) {
                    return Verdict.of(false, "%s came instead of %s", order[seen.number(0)], due);
                }
                if (seen.irql() != level(due)) {
                    return Verdict.of(false, "%s was made at level %d", due, seen.irql());
                }
            }
            return Verdict.of(
                    true,
                    "in %d rounds every call was made where its kind says: special ones at"
                            + " APC_LEVEL, normal and user ones at PASSIVE_LEVEL",
                    rounds);
        }
    }
}
