package nt.ke;

import nt.rtl.ListEntry;
import nt.rtl.Nt;
import trace.TracedObject;

/** A request's place in the queue of a device. */
@Nt("KDEVICE_QUEUE_ENTRY")
public final class KDeviceQueueEntry extends TracedObject {

    final ListEntry<KDeviceQueueEntry> deviceListEntry = new ListEntry<>(this);

    /** Where it belongs among the others, if these are sorted: say, a place on a disk. */
    int sortKey;
}
