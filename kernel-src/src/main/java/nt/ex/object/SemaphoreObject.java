package nt.ex.object;

import nt.ke.KSemaphore;
import nt.ob.ObjectHeader;

/** A semaphore that programs can share. */
public final class SemaphoreObject extends SharedDispatcherObject<KSemaphore> {

    public SemaphoreObject(ObjectHeader header, KSemaphore semaphore) {
        super(header, semaphore);
    }

    public KSemaphore semaphore() {
        return shared;
    }
}
