package nt.ps;

import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.ArrayList;
import java.util.List;
import nt.ke.KGuardedMutex;
import nt.ke.Ke;
import nt.ob.ObjectManager;
import nt.rtl.GuardedBy;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.ListHead;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// The list of all processes and, in each process, that of its threads.
///
/// An object is in its list from its creation until it is deleted. So whoever walks a list can meet
/// one whose last reference has just been given back and that waits for the list's lock to be
/// deleted: it is passed over, for a new reference would come too late.
///
/// A walk holds no lock between two steps; what keeps its place is a reference to the object that
/// it is at.
public final class ProcessLists {

    private final Ke ke;
    private final ObjectManager objects;
    private final ProcessLocks locks;

    @Nt("PspActiveProcessMutex")
    private final KGuardedMutex activeProcessMutex = new KGuardedMutex();

    @Nt("PsActiveProcessHead")
    @GuardedBy("PspActiveProcessMutex")
    private final ListHead<EProcess> activeProcessHead = new ListHead<>();

    ProcessLists(Ke ke, ObjectManager objects, ProcessLocks locks) {
        this.ke = ke;
        this.objects = objects;
        this.locks = locks;
    }

    void add(EProcess process) {
        ke.guardedMutexes.KeAcquireGuardedMutex(activeProcessMutex);
        activeProcessHead.InsertTailList(process.activeProcessLinks);
        ke.guardedMutexes.KeReleaseGuardedMutex(activeProcessMutex);
    }

    void remove(EProcess process) {
        ke.guardedMutexes.KeAcquireGuardedMutex(activeProcessMutex);
        activeProcessHead.RemoveEntryList(process.activeProcessLinks);
        ke.guardedMutexes.KeReleaseGuardedMutex(activeProcessMutex);
    }

    /** All processes, for those who look at the machine from outside. */
    List<EProcess> snapshot() {
        List<EProcess> processes = new ArrayList<>();
        for (EProcess each = activeProcessHead.first();
                each != null;
                each = each.activeProcessLinks.next()) {
            processes.add(each);
        }
        return processes;
    }

    /// The process after another one, with a reference; that to the other one is given back.
    ///
    /// @param process null stands before the first
    /// @return null after the last
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public @Nullable EProcess PsGetNextProcess(@Nullable EProcess process) {
        ke.guardedMutexes.KeAcquireGuardedMutex(activeProcessMutex);
        EProcess next =
                process == null ? activeProcessHead.first() : process.activeProcessLinks.next();
        while (next != null && !objects.ObReferenceObjectSafe(next)) {
            next = next.activeProcessLinks.next();
        }
        ke.guardedMutexes.KeReleaseGuardedMutex(activeProcessMutex);
        if (process != null) {
            objects.ObfDereferenceObject(process);
        }
        return next;
    }

    /// The thread after another one of its process, with a reference; that to the other one is
    /// given back.
    ///
    /// @param thread null stands before the first
    /// @return null after the last
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public @Nullable EThread PsGetNextProcessThread(EProcess process, @Nullable EThread thread) {
        locks.PspLockProcessShared(process);
        EThread next = thread == null ? process.threadListHead.first() : thread.processLinks.next();
        while (next != null && !objects.ObReferenceObjectSafe(next)) {
            next = next.processLinks.next();
        }
        locks.PspUnlockProcessShared(process);
        if (thread != null) {
            objects.ObfDereferenceObject(thread);
        }
        return next;
    }
}
