package nt;

import static nt.ke.KProcessorMode.KernelMode;

import java.util.List;
import java.util.function.Consumer;
import machine.cpu.StackFailure;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.DispatcherObject;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Timeout;
import nt.ke.WaitType;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import trace.KernelOptions;
import trace.Moment;

/// A kernel to try things on. The body runs in the first thread of the system; what it asserts, and
/// what the threads that it starts assert, is thrown to the test, with the seed.
public final class Lab {

    public static final long MILLISECOND = 10_000;

    /** Simulated time that no test needs: whoever waits longer has lost a signal. */
    private static final long TOO_LONG = 600_000 * MILLISECOND;

    public final Kernel kernel;

    private Lab(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Runs the body once. */
    public static void run(int processors, long seed, Consumer<Lab> body) {
        run(BootOptions.SERVER_2003, processors, seed, body);
    }

    /** Runs the body once, on a kernel that is set up like that. */
    public static void run(BootOptions setup, int processors, long seed, Consumer<Lab> body) {
        Kernel kernel = boot(setup, processors, seed, body);
        try {
            kernel.machine.runUntil(TOO_LONG);
        } catch (StackFailure e) {
            throw new AssertionError(
                    "seed " + seed + ", " + processors + " processors: " + e.getCause(), e);
        }
        String end = kernel.machine.stopReason().orElse("nothing, it waits for ever");
        if (!end.equals("the first program has ended")) {
            throw new AssertionError(
                    "seed " + seed + ", " + processors + " processors: ended by " + end);
        }
    }

    /** Runs the body with each of so many seeds, on 1 to 4 processors. */
    public static void explore(int seeds, Consumer<Lab> body) {
        for (int seed = 1; seed <= seeds; seed++) {
            run(1 + seed % 4, seed, body);
        }
    }

    /** A kernel that has not begun to run. */
    public static Kernel boot(int processors, long seed, Consumer<Lab> body) {
        return boot(BootOptions.SERVER_2003, processors, seed, body);
    }

    private static Kernel boot(BootOptions setup, int processors, long seed, Consumer<Lab> body) {
        // Short slices: most of what can go wrong goes wrong between two neighbouring points.
        KernelOptions options =
                KernelOptions.defaults()
                        .withProcessors(processors)
                        .withSeed(seed)
                        .withMeanSlice(1 + (int) (seed % 5));
        return Kernel.boot(options, setup, kernel -> body.accept(new Lab(kernel)));
    }

    // ---- said briefly -----------------------------------------------------------------------

    public int processors() {
        return kernel.hal.processorCount();
    }

    public EThread start(String name, Runnable body) {
        return kernel.processes.PsCreateSystemThread(name, body);
    }

    public EThread start(String name, int priority, int affinity, Runnable body) {
        return kernel.processes.PsCreateSystemThread(name, priority, affinity, body);
    }

    /** Starts a thread that keeps normal kernel calls out, as owners of resources do. */
    public EThread startInCriticalRegion(String name, Runnable body) {
        return start(
                name,
                () -> {
                    kernel.ke.apcs.KeEnterCriticalRegion();
                    body.run();
                    kernel.ke.apcs.KeLeaveCriticalRegion();
                });
    }

    public NtStatus waitFor(DispatcherObject object) {
        return waitFor(object, Timeout.NEVER);
    }

    public NtStatus waitFor(DispatcherObject object, Timeout timeout) {
        return kernel.ke.wait.KeWaitForSingleObject(
                object, KWaitReason.Executive, KernelMode, false, timeout);
    }

    public NtStatus waitAlertably(DispatcherObject object, KProcessorMode waitMode) {
        return kernel.ke.wait.KeWaitForSingleObject(
                object, KWaitReason.UserRequest, waitMode, true, Timeout.NEVER);
    }

    public NtStatus waitFor(WaitType type, Timeout timeout, DispatcherObject... objects) {
        return kernel.ke.wait.KeWaitForMultipleObjects(
                List.of(objects), type, KWaitReason.Executive, KernelMode, false, timeout);
    }

    public void waitForAll(List<EThread> threads) {
        threads.forEach(this::waitFor);
    }

    public void sleep(long milliseconds) {
        kernel.ke.wait.KeDelayExecutionThread(
                KernelMode, false, Timeout.milliseconds(milliseconds));
    }

    public void compute(long milliseconds) {
        kernel.machine.execute(Moment.toCycles(milliseconds * MILLISECOND));
    }

    /** Passes so many preemption points, during which anything may happen elsewhere. */
    public void loiter(int points) {
        for (int point = 0; point < points; point++) {
            kernel.machine.currentProcessor().point();
        }
    }
}
