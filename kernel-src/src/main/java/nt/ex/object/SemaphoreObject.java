package nt.ex.object;

import nt.ke.DispatcherObject;
import nt.ke.KSemaphore;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import trace.TracedObject;

/** A semaphore that programs can share. */
public final class SemaphoreObject extends TracedObject implements ObjectBody {

    private final ObjectHeader header;
    private final KSemaphore semaphore;

    public SemaphoreObject(ObjectHeader header, KSemaphore semaphore) {
        this.header = header;
        this.semaphore = semaphore;
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    @Override
    public DispatcherObject dispatcherObject() {
        return semaphore;
    }

    public KSemaphore semaphore() {
        return semaphore;
    }
}
