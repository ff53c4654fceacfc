package nt.ke;

import static nt.rtl.KIrql.DISPATCH_LEVEL;

import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import org.jspecify.annotations.Nullable;

/** Setting and resetting events. */
public final class Events {

    private final Processors processors;
    private final DispatcherDatabase dispatcher;
    private final WaitEnd waitEnd;

    Events(Processors processors, DispatcherDatabase dispatcher, WaitEnd waitEnd) {
        this.processors = processors;
        this.dispatcher = dispatcher;
        this.waitEnd = waitEnd;
    }

    /// Signals the event and ends waits for it: all of them, or one if it is a synchronization
    /// event.
    ///
    /// @param increment the boost for the threads, [Priorities#EVENT_INCREMENT] as a rule
    /// @param waitNext the caller waits next: it keeps the dispatcher lock, and the level, until
    ///   its wait has begun, so that nothing comes between
    /// @return whether it was signaled before
    /// @source WDK, *KeSetEvent function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeSetEvent(KEvent event, int increment, boolean waitNext) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(event);
        boolean wasSignaled = event.signalState > 0;
        event.signalState = 1;
        if (!wasSignaled) {
            waitEnd.KiWaitTest(event, increment);
        }
        if (waitNext) {
            dispatcher.leaveToNextWait(processors.KeGetCurrentThread(), event, oldIrql);
        } else {
            dispatcher.KiUnlockDispatcherDatabase(event, oldIrql);
        }
        return wasSignaled;
    }

    /// Hands a synchronization event to the first thread that waits for it, which gets a priority
    /// above the caller's; signals it if none waits. For locks that an owner passes on.
    ///
    /// @return the thread that has got it; null if none
    /// @source https://github.com/reactos/reactos `ntoskrnl/ke/eventobj.c`
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public @Nullable KThread KeSetEventBoostPriority(KEvent event) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(event);
        KWaitBlock block = waitEnd.firstWaiting(event);
        KThread thread = null;
        if (block == null) {
            event.signalState = 1;
        } else if (block.waitType == WaitType.WaitAll) {
            event.signalState = 1;
            waitEnd.KiWaitTest(event, Priorities.EVENT_INCREMENT);
        } else {
            thread = block.thread;
            waitEnd.unwaitBoosted(thread, processors.KeGetCurrentThread().priority);
        }
        dispatcher.KiUnlockDispatcherDatabase(event, oldIrql);
        return thread;
    }

    /// Makes the event not signaled.
    ///
    /// @return whether it was signaled before
    /// @source WDK, *KeResetEvent function (wdm.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KeResetEvent(KEvent event) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(event);
        boolean wasSignaled = event.signalState > 0;
        event.signalState = 0;
        dispatcher.KiUnlockDispatcherDatabase(event, oldIrql);
        return wasSignaled;
    }

    /// Sets and resets the event in one step: ends the waits of this moment, as [#KeSetEvent] does,
    /// and leaves it not signaled.
    ///
    /// @return whether it was signaled before
    /// @source WDK, *KePulseEvent function (ntifs.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public boolean KePulseEvent(KEvent event, int increment) {
        KIrql oldIrql = dispatcher.KiLockDispatcherDatabase(event);
        boolean wasSignaled = event.signalState > 0;
        event.signalState = 1;
        waitEnd.KiWaitTest(event, increment);
        event.signalState = 0;
        dispatcher.KiUnlockDispatcherDatabase(event, oldIrql);
        return wasSignaled;
    }

    /// Whether the event is signaled, which may be otherwise when this returns.
    ///
    /// @source WDK, *KeReadStateEvent function (wdm.h)*
    public boolean KeReadStateEvent(KEvent event) {
        return event.signalState > 0;
    }
}
