package nt.ob;

import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import nt.ex.Ex;
import nt.ex.WorkQueueItem;
import nt.ex.WorkQueueType;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// Counting references, and deleting objects with the last one.
///
/// A reference may be given back at `DISPATCH_LEVEL`, or in a guarded region. The methods that
/// delete objects expect neither, so deletion is put off there: to a thread of the critical work
/// queue, which deletes all objects that have come together.
final class ObjectReferences {

    private final Ke ke;
    private final Ex ex;
    private final WorkQueueItem removeObjectWorkItem =
            new WorkQueueItem(this::ObpProcessRemoveObjectQueue);

    /** Objects to be deleted, newest first. */
    @Nt("ObpRemoveObjectList")
    private @Nullable ObjectHeader removeObjectList;

    ObjectReferences(Ke ke, Ex ex) {
        this.ke = ke;
        this.ex = ex;
    }

    @IrqlRequiresMax(DISPATCH_LEVEL)
    void ObfReferenceObject(ObjectHeader header) {
        ke.interlocked();
        header.pointerCount++;
    }

    /** One more reference, unless the last is gone. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    boolean ObReferenceObjectSafe(ObjectHeader header) {
        ke.interlocked();
        if (header.pointerCount == 0) {
            return false;
        }
        header.pointerCount++;
        return true;
    }

    @IrqlRequiresMax(DISPATCH_LEVEL)
    void ObfDereferenceObject(ObjectHeader header) {
        ke.interlocked();
        if (header.pointerCount <= 0) {
            throw new IllegalStateException("a reference too many is given back: " + header.type);
        }
        if (--header.pointerCount != 0) {
            return;
        }
        if (ke.apcs.KeAreAllApcsDisabled()) {
            ObpDeferObjectDeletion(header);
        } else {
            ObpRemoveObjectRoutine(header);
        }
    }

    @IrqlRequiresMax(DISPATCH_LEVEL)
    private void ObpDeferObjectDeletion(ObjectHeader header) {
        ke.interlocked();
        header.deferredDelete = true;
        header.nextToFree = removeObjectList;
        removeObjectList = header;
        if (header.nextToFree == null) {
            ex.workQueues.ExQueueWorkItem(removeObjectWorkItem, WorkQueueType.CriticalWorkQueue);
        }
    }

    /** Deletes all that wait for it; what comes meanwhile queues the work anew. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void ObpProcessRemoveObjectQueue() {
        ke.interlocked();
        ObjectHeader header = removeObjectList;
        removeObjectList = null;
        while (header != null) {
            ObjectHeader next = header.nextToFree;
            ObpRemoveObjectRoutine(header);
            header = next;
        }
    }

    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void ObpRemoveObjectRoutine(ObjectHeader header) {
        ObjectType<?> type = header.type;
        ke.interlocked();
        type.totalNumberOfObjects--;
        if (header.creatorInfo != null) {
            type.typeList.RemoveEntryList(header.creatorInfo.typeList);
        }
        if (header.isMade()) {
            type.deleted(header.body());
        }
    }
}
