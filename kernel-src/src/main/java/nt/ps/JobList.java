package nt.ps;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.List;
import nt.ke.KGuardedMutex;
import nt.ke.Ke;
import nt.ob.ObjectManager;
import nt.rtl.GuardedBy;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/** All jobs, and which of them make a set. */
final class JobList {

    private final Ke ke;
    private final ObjectManager objects;

    @Nt("PspJobListLock")
    private final KGuardedMutex jobListLock = new KGuardedMutex();

    @Nt("PspJobList")
    @GuardedBy("PspJobListLock")
    private final ListHead<EJob> jobs = new ListHead<>();

    JobList(Ke ke, ObjectManager objects) {
        this.ke = ke;
        this.objects = objects;
    }

    void add(EJob job) {
        ke.guardedMutexes.KeAcquireGuardedMutex(jobListLock);
        jobs.InsertTailList(job.jobLinks);
        ke.guardedMutexes.KeReleaseGuardedMutex(jobListLock);
    }

    void remove(EJob job) {
        ke.guardedMutexes.KeAcquireGuardedMutex(jobListLock);
        jobs.RemoveEntryList(job.jobLinks);
        ke.guardedMutexes.KeReleaseGuardedMutex(jobListLock);
    }

    /// The job after another one, with a reference; that to the other one is given back.
    ///
    /// @param job null stands before the first
    /// @return null after the last
    @IrqlRequiresMax(PASSIVE_LEVEL)
    @Nullable EJob PsGetNextJob(@Nullable EJob job) {
        ke.guardedMutexes.KeAcquireGuardedMutex(jobListLock);
        EJob next = job == null ? jobs.first() : job.jobLinks.next();
        while (next != null && !objects.ObReferenceObjectSafe(next)) {
            next = next.jobLinks.next();
        }
        ke.guardedMutexes.KeReleaseGuardedMutex(jobListLock);
        if (job != null) {
            objects.ObfDereferenceObject(job);
        }
        return next;
    }

    /** See [Jobs#createJobSet]. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    NtStatus createSet(List<EJob> members, List<Integer> levels) {
        ke.guardedMutexes.KeAcquireGuardedMutex(jobListLock);
        boolean allowed = areFree(members) && areAscending(levels);
        for (int index = 0; allowed && index < members.size(); index++) {
            members.get(index).memberLevel = levels.get(index);
        }
        ke.guardedMutexes.KeReleaseGuardedMutex(jobListLock);
        return allowed ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    }

    private static boolean areFree(List<EJob> members) {
        return members.stream().allMatch(job -> job.memberLevel == 0)
                && members.stream().distinct().count() == members.size();
    }

    private static boolean areAscending(List<Integer> levels) {
        int before = 0;
        for (int level : levels) {
            if (Integer.compareUnsigned(level, before) <= 0) {
                return false;
            }
            before = level;
        }
        return true;
    }
}
