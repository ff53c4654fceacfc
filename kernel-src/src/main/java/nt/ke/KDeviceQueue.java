package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import trace.TracedObject;

/// Requests that wait for a device while it is busy with another one.
@Nt("KDEVICE_QUEUE")
public final class KDeviceQueue extends TracedObject {

    final KSpinLock lock = new KSpinLock();

    @GuardedBy("Lock")
    final ListHead<KDeviceQueueEntry> deviceListHead = new ListHead<>();

    /** The device has a request; it need not wait here. */
    @GuardedBy("Lock")
    boolean busy;

    /** A queue of a device that is not busy. */
    @Nt("KeInitializeDeviceQueue")
    public KDeviceQueue() {}
}
