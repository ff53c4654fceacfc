package scenario;

import static nt.ke.KProcessorMode.KernelMode;

import java.util.Locale;
import nt.init.Kernel;
import nt.ke.DispatcherObject;
import nt.ke.KWaitReason;
import nt.ke.Priorities;
import nt.ke.Timeout;
import nt.ps.EProcess;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import trace.Moment;
import trace.Recorded;

/** What scenarios say often, said briefly. */
final class Program {

    static final long MICROSECOND = 10;
    static final long MILLISECOND = 10_000;
    static final long SECOND = 1000 * MILLISECOND;

    private final Kernel kernel;

    Program(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Computes for so many 100-ns units of processor time. */
    void compute(long units) {
        kernel.machine.execute(Moment.toCycles(units));
    }

    /** Computes for as long as the machine runs. */
    void computeForever() {
        while (true) {
            compute(SECOND);
        }
    }

    /** Starts a thread of the System process that plays a role in the scenario. */
    EThread start(Enum<?> role, int priority, int affinity, Runnable body) {
        return startIn(kernel.processes.initialSystemProcess(), role, priority, affinity, body);
    }

    @Recorded("who plays which role")
    EThread startIn(EProcess process, Enum<?> role, int priority, int affinity, Runnable body) {
        return kernel.processes.PsCreateSystemThread(
                process, role.name().toLowerCase(Locale.ROOT), priority, affinity, body);
    }

    /** Raises the first thread above those that it starts, so that they begin together. */
    void direct() {
        kernel.ke.threads.KeSetPriorityThread(
                kernel.ke.processors.KeGetCurrentThread(), Priorities.LOW_REALTIME_PRIORITY);
    }

    /** Tells whoever reads the trace that the program has come so far. */
    @Recorded("how far the program has come")
    void mark(Enum<?> step) {
        kernel.machine.currentProcessor().point();
    }

    NtStatus waitFor(DispatcherObject object) {
        return kernel.ke.wait.KeWaitForSingleObject(
                object, KWaitReason.Executive, KernelMode, false, Timeout.NEVER);
    }

    void sleep(long milliseconds) {
        kernel.ke.wait.KeDelayExecutionThread(
                KernelMode, false, Timeout.milliseconds(milliseconds));
    }

    /** Lets the other threads run for as long as the machine does. */
    void sleepForever() {
        while (true) {
            sleep(3_600_000);
        }
    }
}
