package nt.ex;

import nt.rtl.ListEntry;
import nt.rtl.Nt;
import trace.TracedObject;

/** Work for a system thread. It can be queued again once it has begun. */
@Nt("WORK_QUEUE_ITEM")
public final class WorkQueueItem extends TracedObject {

    final Runnable workerRoutine;
    final ListEntry<WorkQueueItem> list = new ListEntry<>(this);

    public WorkQueueItem(Runnable workerRoutine) {
        this.workerRoutine = workerRoutine;
    }
}
