package nt.ke;

import nt.rtl.Nt;
import nt.rtl.NtStatus;

/** A count that waits take one from, and that is signaled while it is above 0. */
@Nt("KSEMAPHORE")
public final class KSemaphore extends DispatcherObject {

    final int limit;

    @Nt("KeInitializeSemaphore")
    public KSemaphore(int count, int limit) {
        super(KObjects.SemaphoreObject, count);
        this.limit = limit;
    }

    public int limit() {
        return limit;
    }

    @Override
    NtStatus satisfyWait(KThread thread, NtStatus waitKey) {
        signalState--;
        return waitKey;
    }
}
