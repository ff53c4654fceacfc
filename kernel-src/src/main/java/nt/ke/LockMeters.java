package nt.ke;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trace.LockUse;
import trace.Untraced;

/// Measures all spin locks of a machine, each from its first use on.
@Untraced("measures; the simulated system has no such part")
public final class LockMeters {

    private final KSpinLock[] numberedLocks;
    private final List<KSpinLock> measured = new ArrayList<>();

    LockMeters(KSpinLock[] numberedLocks) {
        this.numberedLocks = numberedLocks;
    }

    void asks(KSpinLock lock, int processor, long now) {
        meterOf(lock).asks(processor, now);
    }

    void gets(KSpinLock lock, int processor, boolean spun, long now) {
        meterOf(lock).gets(processor, spun, now);
    }

    void givesBack(KSpinLock lock, long now) {
        meterOf(lock).givesBack(now);
    }

    LockMeter meterOf(KSpinLock lock) {
        LockMeter meter = lock.meter;
        if (meter == null) {
            meter = new LockMeter();
            lock.meter = meter;
            measured.add(lock);
        }
        return meter;
    }

    /// A row for each numbered lock, for each kind that there is more than one of, and for each of
    /// those that somebody has made for himself; only those that were taken.
    public List<LockUse> uses() {
        Map<String, LockUse> uses = new LinkedHashMap<>();
        for (KSpinLock lock : measured) {
            LockUse use = meterOf(lock).use(nameOf(lock, uses.size()));
            uses.merge(use.name(), use, LockUse::and);
        }
        return List.copyOf(uses.values());
    }

    private String nameOf(KSpinLock lock, int row) {
        for (int number = 0; number < numberedLocks.length; number++) {
            if (numberedLocks[number] == lock) {
                return LockQueueNumber.nameOf(number);
            }
        }
        return lock.rank == LockRank.UNRANKED ? "another, " + row : lock.rank.lockName;
    }
}
