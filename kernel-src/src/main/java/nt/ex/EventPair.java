package nt.ex;

import static nt.ke.EventType.SynchronizationEvent;
import static nt.ke.Priorities.EVENT_INCREMENT;

import nt.ke.KEvent;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.Nt;
import nt.rtl.NtStatus;

/// Two events by which a client and a server hand the processor to each other: each sets the one
/// and waits for the other in one step.
///
/// @source https://github.com/j00ru/windows-syscalls `x86/csv/nt.csv` (the services)
@Nt("EEVENT_PAIR")
public final class EventPair {

    private final Ke ke;
    private final KEvent eventLow = new KEvent(SynchronizationEvent, false);
    private final KEvent eventHigh = new KEvent(SynchronizationEvent, false);

    public EventPair(Ke ke) {
        this.ke = ke;
    }

    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public NtStatus NtSetHighWaitLowEventPair() {
        return setAndWait(eventHigh, eventLow);
    }

    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public NtStatus NtSetLowWaitHighEventPair() {
        return setAndWait(eventLow, eventHigh);
    }

    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public NtStatus NtWaitLowEventPair() {
        return waitFor(eventLow);
    }

    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public NtStatus NtWaitHighEventPair() {
        return waitFor(eventHigh);
    }

    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public void NtSetLowEventPair() {
        ke.events.KeSetEvent(eventLow, EVENT_INCREMENT, false);
    }

    @IrqlRequiresMax(KIrql.PASSIVE_LEVEL)
    public void NtSetHighEventPair() {
        ke.events.KeSetEvent(eventHigh, EVENT_INCREMENT, false);
    }

    private NtStatus setAndWait(KEvent set, KEvent awaited) {
        ke.events.KeSetEvent(set, EVENT_INCREMENT, true); // the wait follows under the same lock
        return waitFor(awaited);
    }

    private NtStatus waitFor(KEvent event) {
        return ke.wait.KeWaitForSingleObject(
                event, KWaitReason.WrEventPair, KProcessorMode.UserMode, false, Timeout.NEVER);
    }
}
