package nt.ps;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_PROCESS_IS_TERMINATING;

import nt.ke.Ke;
import nt.ob.ObjectHeader;
import nt.ob.ObjectManager;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Outcome;

/// What creating a thread is, whatever it is for: the object, its numbers, and its place in the
/// process. Two steps: until it has its place nobody finds it but by number, and giving it up is no
/// more than giving back the reference.
final class ThreadCreation {

    private final Ke ke;
    private final ObjectManager objects;
    private final ClientIds clientIds;
    private final ProcessLocks locks;

    ThreadCreation(Ke ke, ObjectManager objects, ClientIds clientIds, ProcessLocks locks) {
        this.ke = ke;
        this.objects = objects;
        this.clientIds = clientIds;
        this.locks = locks;
    }

    /// Makes the object, with one reference; it keeps its process.
    ///
    /// @param startAddress 0: a thread of the system
    @IrqlRequiresMax(APC_LEVEL)
    EThread newThread(
            ObjectHeader header,
            EProcess process,
            String name,
            int priority,
            int affinity,
            int startAddress,
            Runnable firstCall) {
        objects.ObfReferenceObject(process);
        return new EThread(
                header,
                clientIds.assign(header),
                name,
                process,
                priority,
                affinity,
                ke.time.KeQuerySystemTime(),
                startAddress,
                firstCall);
    }

    /// Makes it one of its process' threads, which is a second reference: its own, until it ends.
    ///
    /// @return it; or `STATUS_PROCESS_IS_TERMINATING`: then the caller's reference has been given
    ///   back
    @IrqlRequiresMax(APC_LEVEL)
    Outcome<EThread> enter(EThread thread) {
        EProcess process = thread.threadsProcess();
        locks.PspLockProcessExclusive(process);
        boolean inTime = !process.processDelete;
        if (inTime) {
            process.activeThreads++;
            process.threadListHead.InsertTailList(thread.processLinks);
        }
        locks.PspUnlockProcessExclusive(process);
        if (!inTime) {
            objects.ObfDereferenceObject(thread);
            return Outcome.failed(STATUS_PROCESS_IS_TERMINATING);
        }
        objects.ObfReferenceObject(thread);
        return Outcome.of(thread);
    }

    /** When a thread is deleted: undoes both. */
    @IrqlRequiresMax(APC_LEVEL)
    void PspThreadDelete(EThread thread) {
        EProcess process = thread.threadsProcess();
        clientIds.release(thread.id());
        locks.PspLockProcessExclusive(process);
        if (thread.processLinks.isInList()) {
            process.threadListHead.RemoveEntryList(thread.processLinks);
        }
        locks.PspUnlockProcessExclusive(process);
        objects.ObfDereferenceObject(process);
    }
}
