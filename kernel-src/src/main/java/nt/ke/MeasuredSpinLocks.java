package nt.ke;

import nt.hal.InterruptLevels;
import nt.hal.KPcr;
import nt.rtl.BugCheckRoutine;
import trace.Primitive;

/// Spin locks whose cost is noted. A class of its own, so that without it nothing is paid.
@Primitive
final class MeasuredSpinLocks extends SpinLocks {

    private final LockMeters meters;

    MeasuredSpinLocks(
            InterruptLevels levels,
            Processors processors,
            BugCheckRoutine bugCheck,
            LockMeters meters) {
        super(levels, processors, bugCheck);
        this.meters = meters;
    }

    @Override
    void noteAsked(KSpinLock lock, KPcr pcr) {
        meters.asks(lock, pcr.processor, pcr.cpu().timeStamp());
    }

    @Override
    void noteTaken(KSpinLock lock, KPcr pcr, boolean spun) {
        meters.gets(lock, pcr.processor, spun, pcr.cpu().timeStamp());
    }

    @Override
    void noteGivenBack(KSpinLock lock, KPcr pcr) {
        meters.givesBack(lock, pcr.cpu().timeStamp());
    }
}
