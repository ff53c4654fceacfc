package nt.ex;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.BugCheckCode.APC_INDEX_MISMATCH;
import static nt.rtl.BugCheckCode.WORKER_THREAD_RETURNED_AT_BAD_IRQL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.EnumMap;
import java.util.Map;
import nt.ke.KQueue;
import nt.ke.KThread;
import nt.ke.KTimer;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Queues.NotRemoved;
import nt.ke.Queues.Removed;
import nt.ke.Timeout;
import nt.ke.TimerType;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import org.jspecify.annotations.Nullable;

/// Work that a driver or the kernel gives to system threads, because where it is itself nothing may
/// wait: deferred procedure calls above all.
///
/// There are three queues, each with threads of its own. They are dispatcher queues, so a thread
/// that waits in the middle of its work lets another one work. When all threads of a queue wait,
/// nothing goes on: so a *balance manager* looks once a second, and adds a thread where work has
/// waited and none has been finished.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ex/work.c` (numbers of threads, priorities)
public final class WorkQueues {

    /** Starts a system thread. An upcall: threads are made by Ps. */
    @FunctionalInterface
    public interface ThreadStarter {
        void start(String name, int priority, Runnable routine);
    }

    /** Threads that the balance manager adds to a queue at most. */
    static final int MAXIMUM_DYNAMIC_THREADS = 16;

    /** What the fourth parameter of `APC_INDEX_MISMATCH` says. */
    private static final int WORKER_ROUTINE = 1;

    private static final int BALANCE_PRIORITY = 15;
    private static final int PERIOD = 1000;

    private final Ke ke;
    private final Map<WorkQueueType, Queue> queues = new EnumMap<>(WorkQueueType.class);
    private @Nullable ThreadStarter starter;

    /** A queue and how it gets on. */
    private static final class Queue {
        final KQueue<WorkQueueItem> workerQueue;
        int workItemsProcessed;
        int workItemsProcessedLastPass;
        int queueDepthLastPass;
        int dynamicThreadCount;

        Queue(int processors) {
            workerQueue = new KQueue<>(processors);
        }
    }

    WorkQueues(Ke ke) {
        this.ke = ke;
        int processors = Integer.bitCount(ke.allProcessors());
        for (WorkQueueType type : WorkQueueType.values()) {
            queues.put(type, new Queue(processors));
        }
    }

    private Queue queue(WorkQueueType type) {
        Queue queue = queues.get(type);
        if (queue == null) {
            throw new IllegalArgumentException("no queue for " + type);
        }
        return queue;
    }

    /** Starts the threads. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void ExpWorkerInitialization(ThreadStarter threadStarter) {
        starter = threadStarter;
        for (WorkQueueType type : WorkQueueType.values()) {
            for (int thread = 0; thread < type.threads; thread++) {
                startWorker(threadStarter, type);
            }
        }
        threadStarter.start(
                "balance manager", BALANCE_PRIORITY, this::ExpWorkerThreadBalanceManager);
    }

    private void startWorker(ThreadStarter threadStarter, WorkQueueType type) {
        threadStarter.start(type.name(), type.priority, () -> ExpWorkerThread(queue(type)));
    }

    /// Has the work done soon, by a thread of that queue.
    ///
    /// @source WDK, *ExQueueWorkItem function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void ExQueueWorkItem(WorkQueueItem item, WorkQueueType type) {
        ke.queues.KeInsertQueue(queue(type).workerQueue, item.list);
    }

    /// What a worker does, for ever. If a routine comes back at a raised level
    /// `WORKER_THREAD_RETURNED_AT_BAD_IRQL` stops the system, if in a critical or guarded region
    /// `APC_INDEX_MISMATCH`.
    ///
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0xe1--worker-thread-returned-at-bad-irql
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0x1--apc-index-mismatch
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void ExpWorkerThread(Queue queue) {
        while (true) {
            switch (ke.queues.KeRemoveQueue(queue.workerQueue, KernelMode, Timeout.NEVER)) {
                case Removed<WorkQueueItem>(WorkQueueItem item) -> {
                    queue.workItemsProcessed++;
                    item.workerRoutine.run();
                    checkThread();
                }
                case NotRemoved<WorkQueueItem> _ -> {}
            }
        }
    }

    private void checkThread() {
        KIrql irql = ke.levels().KeGetCurrentIrql();
        if (irql != PASSIVE_LEVEL) {
            ke.bugChecks.KeBugCheckEx(WORKER_THREAD_RETURNED_AT_BAD_IRQL, 0, irql.level(), 0, 0);
        }
        KThread thread = ke.processors.KeGetCurrentThread();
        if (thread.apcStateIndex() != 0 || thread.combinedApcDisable() != 0) {
            ke.bugChecks.KeBugCheckEx(
                    APC_INDEX_MISMATCH,
                    0,
                    thread.apcStateIndex(),
                    thread.combinedApcDisable(),
                    WORKER_ROUTINE);
        }
    }

    /** Once a second: adds threads where they are missing. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void ExpWorkerThreadBalanceManager() {
        var timer = new KTimer(TimerType.SynchronizationTimer);
        ke.timers.KeSetTimerEx(timer, Timeout.milliseconds(PERIOD), PERIOD, null);
        while (true) {
            ke.wait.KeWaitForSingleObject(
                    timer, KWaitReason.Executive, KernelMode, false, Timeout.NEVER);
            for (WorkQueueType type : WorkQueueType.values()) {
                balance(type, queue(type));
            }
        }
    }

    /** Adds a thread if work has waited since the last look and none has been taken up. */
    private void balance(WorkQueueType type, Queue queue) {
        int depth = ke.queues.KeReadStateQueue(queue.workerQueue);
        boolean stuck =
                queue.queueDepthLastPass > 0
                        && depth > 0
                        && queue.workItemsProcessed == queue.workItemsProcessedLastPass;
        queue.queueDepthLastPass = depth;
        queue.workItemsProcessedLastPass = queue.workItemsProcessed;
        if (stuck && queue.dynamicThreadCount < MAXIMUM_DYNAMIC_THREADS && starter != null) {
            queue.dynamicThreadCount++;
            startWorker(starter, type);
        }
    }

    /** Threads that the balance manager has added to a queue. */
    public int dynamicThreads(WorkQueueType type) {
        return queue(type).dynamicThreadCount;
    }
}
