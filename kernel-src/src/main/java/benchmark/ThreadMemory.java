package benchmark;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.KProcessorMode;
import nt.ke.KThread;
import nt.ke.Priorities;
import nt.ke.Timeout;
import nt.ps.EThread;
import trace.KernelOptions;

/// The heap that 100,000 threads take which have all begun and can all go on: each has been
/// switched to, and has given way to the next in the middle of its work.
final class ThreadMemory {

    private static final int THREADS = 100_000;
    private static final int PRIORITY = 8;
    private static final long CYCLES = 1000;
    private static final long STEP = 1_000_000;

    private final List<EThread> threads = new ArrayList<>();
    private int begun;

    private ThreadMemory() {}

    static Figure figure() {
        return new ThreadMemory().measure();
    }

    private Figure measure() {
        long before = heap();
        Kernel kernel =
                Kernel.boot(KernelOptions.defaults(), BootOptions.SERVER_2003, this::startThreads);
        while (begun < THREADS) {
            kernel.machine.runUntil(kernel.machine.time() + STEP);
        }
        for (EThread thread : threads) {
            requireRunnable(thread);
        }
        long bytes = heap() - before;
        Reference.reachabilityFence(kernel);
        Reference.reachabilityFence(this);
        return Figure.atMost(
                2048, "heap of 100,000 threads, all runnable", bytes / (double) (1 << 20), "MiB");
    }

    private void startThreads(Kernel kernel) {
        KThread self = kernel.ke.processors.KeGetCurrentThread();
        kernel.ke.threads.KeSetPriorityThread(self, Priorities.LOW_REALTIME_PRIORITY);
        for (int number = 0; number < THREADS; number++) {
            threads.add(
                    kernel.processes.PsCreateSystemThread(
                            "thread", PRIORITY, kernel.ke.allProcessors(), () -> work(kernel)));
        }
        while (true) {
            kernel.ke.wait.KeDelayExecutionThread(
                    KProcessorMode.KernelMode, false, Timeout.milliseconds(3_600_000));
        }
    }

    private void work(Kernel kernel) {
        begun++;
        while (true) {
            kernel.machine.execute(CYCLES);
            kernel.ke.scheduler.NtYieldExecution();
        }
    }

    private static void requireRunnable(EThread thread) {
        switch (thread.state()) {
            case Ready, DeferredReady, Standby, Running -> {}
            default -> throw new IllegalStateException(thread + " is " + thread.state());
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
