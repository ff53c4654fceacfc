package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.rtl.GuardedBy;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.ListHead;
import nt.rtl.RequiresLockHeld;
import org.jspecify.annotations.Nullable;

/// Takes the kernel stacks of threads that wait for long out of memory, and brings them back.
///
/// Only a thread that waits for user mode gives its stack up: nobody else has a pointer into it
/// then. If such a thread's wait ends it cannot run yet. It is in *transition*, on a list of its
/// own, until this one's thread has read its stack; then it is readied once more.
///
/// @model Stacks do not lie in simulated memory: reading one takes a fixed time and no disk. After
///   what time stacks go is from general knowledge. With Windows 7's locks no stack goes.
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/nf-wdm-kewaitforsingleobject
///   (WaitMode)
public final class StackSwapper {

    /** Of the thread that reads stacks. */
    public static final int PRIORITY = 23;

    /** Clock ticks that a thread has waited whose stack goes: 7 s with the clock of 15.6 ms. */
    static final int LONG_WAIT = 448;

    private static final Timeout TIME_TO_READ = Timeout.milliseconds(8);

    private final Processors processors;
    private final DispatcherDatabase dispatcher;
    private final Placement placement;
    private final WaitEnd waitEnd;
    private final Events events;
    private final Wait wait;
    private final SystemTime time;

    /** There is something to do. */
    private final KEvent wanted = new KEvent(EventType.SynchronizationEvent, false);

    /** Threads that are ready but for their stacks. */
    @GuardedBy("dispatcher")
    private final ListHead<KThread> transition = new ListHead<>();

    private boolean outSwapRequested;

    StackSwapper(
            Processors processors,
            DispatcherDatabase dispatcher,
            Placement placement,
            WaitEnd waitEnd,
            Events events,
            Wait wait,
            SystemTime time) {
        this.processors = processors;
        this.dispatcher = dispatcher;
        this.placement = placement;
        this.waitEnd = waitEnd;
        this.events = events;
        this.wait = wait;
        this.time = time;
        placement.connect(this::wantStack);
    }

    /// Says whether the current thread's stack may leave memory.
    ///
    /// @return whether it might before
    /// @source WDK, *KeSetKernelStackSwapEnable function (ntifs.h)*
    public boolean KeSetKernelStackSwapEnable(boolean enable) {
        KThread thread = processors.KeGetCurrentThread();
        boolean before = thread.enableStackSwap;
        thread.enableStackSwap = enable;
        return before;
    }

    /** Has the stacks of those who wait for long taken out of memory, soon. */
    @IrqlRequiresMax(APC_LEVEL)
    void requestOutSwap() {
        outSwapRequested = true;
        events.KeSetEvent(wanted, 0, false);
    }

    /** The wait of a thread has ended whose stack is not in memory. */
    @RequiresLockHeld("dispatcher")
    private void wantStack(KThread thread) {
        thread.state = KThreadState.Transition;
        transition.InsertTailList(thread.readyListEntry);
        wanted.signalState = 1;
        waitEnd.KiWaitTest(wanted, 0);
    }

    /** What the thread does that reads stacks, for ever. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void run() {
        while (true) {
            wait.KeWaitForSingleObject(
                    wanted, KWaitReason.Executive, KernelMode, false, Timeout.NEVER);
            if (outSwapRequested) {
                outSwapRequested = false;
                outSwap();
            }
            boolean found = true;
            while (found) {
                found = inSwapOne();
            }
        }
    }

    private void outSwap() {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase();
        for (KPrcb prcb : processors.active()) {
            KThread thread = prcb.waitListHead.first();
            while (thread != null) {
                KThread following = thread.waitListEntry.next();
                if (time.KeQueryTickCount() - thread.waitTime >= LONG_WAIT) {
                    prcb.waitListHead.RemoveEntryList(thread.waitListEntry);
                    thread.kernelStackResident = false;
                }
                thread = following;
            }
        }
        dispatcher.KiUnlockDispatcherDatabase(oldIrql);
    }

    /** Reads a stack and readies its thread; false if there is none to read. */
    private boolean inSwapOne() {
        KThread thread = firstInTransition();
        if (thread == null) {
            return false;
        }
        wait.KeDelayExecutionThread(KernelMode, false, TIME_TO_READ);
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase();
        transition.RemoveEntryList(thread.readyListEntry);
        thread.kernelStackResident = true;
        placement.KiReadyThread(thread);
        dispatcher.KiUnlockDispatcherDatabase(oldIrql);
        return true;
    }

    private @Nullable KThread firstInTransition() {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase();
        KThread thread = transition.first();
        dispatcher.KiUnlockDispatcherDatabase(oldIrql);
        return thread;
    }
}
