package nt.ke;

import nt.rtl.GuardedBy;
import nt.rtl.ListHead;
import nt.rtl.Nt;

/** The deferred procedure calls that wait for one processor. */
@Nt("KDPC_DATA")
final class KDpcData {

    final KSpinLock dpcLock = new KSpinLock(LockRank.DPC);

    @GuardedBy("DpcLock")
    final ListHead<KDpc> dpcListHead = new ListHead<>();

    @GuardedBy("DpcLock")
    int dpcQueueDepth;

    /** Ever queued here. */
    @GuardedBy("DpcLock")
    int dpcCount;
}
