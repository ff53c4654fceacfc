package nt.ps;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_INVALID_CID;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;

import java.util.Optional;
import nt.ex.Ex;
import nt.ex.HandleTable;
import nt.ex.HandleTableEntry;
import nt.ke.Ke;
import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.ob.ObjectManager;
import nt.ob.ObjectType;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// The numbers of processes and threads. Both come from one handle table, so no process has the
/// number of a thread; and one that has become free is given out as late as possible, for somebody
/// may still mean who had it.
public final class ClientIds {

    private final Ke ke;
    private final ObjectManager objects;
    private final ObjectType<EProcess> processType;
    private final ObjectType<EThread> threadType;

    @Nt("PspCidTable")
    private final HandleTable<ObjectHeader> table;

    ClientIds(
            Ke ke,
            Ex ex,
            ObjectManager objects,
            ObjectType<EProcess> processType,
            ObjectType<EThread> threadType) {
        this.ke = ke;
        this.objects = objects;
        this.processType = processType;
        this.threadType = threadType;
        table = ex.handleTables.newTable(true);
    }

    /** A number for a new process or thread. */
    int assign(ObjectHeader header) {
        return table.ExCreateHandle(header);
    }

    /** Takes a number back. */
    void release(int id) {
        ke.apcs.KeEnterCriticalRegion();
        table.ExDestroyHandle(id);
        ke.apcs.KeLeaveCriticalRegion();
    }

    /// The process with that number, with a reference for the caller.
    ///
    /// @return `STATUS_INVALID_PARAMETER` if there is none
    /// @source WDK, *PsLookupProcessByProcessId function (ntifs.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<EProcess> PsLookupProcessByProcessId(int processId) {
        return referenceById(processId, processType, STATUS_INVALID_PARAMETER);
    }

    /// The thread with that number, with a reference for the caller.
    ///
    /// @return `STATUS_INVALID_PARAMETER` if there is none
    /// @source WDK, *PsLookupThreadByThreadId function (ntifs.h)*
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<EThread> PsLookupThreadByThreadId(int threadId) {
        return referenceById(threadId, threadType, STATUS_INVALID_PARAMETER);
    }

    /// The thread with these numbers, with a reference for the caller.
    ///
    /// @return `STATUS_INVALID_CID` if there is none
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<EThread> PsLookupProcessThreadByCid(ClientId cid) {
        return referenceById(cid.uniqueThread(), threadType, STATUS_INVALID_CID)
                .then(thread -> {
                    if (thread.threadsProcess().uniqueProcessId() == cid.uniqueProcess()) {
                        return Outcome.of(thread);
                    }
                    objects.ObfDereferenceObject(thread);
                    return Outcome.failed(STATUS_INVALID_CID);
                });
    }

    private <B extends ObjectBody> Outcome<B> referenceById(
            int id, ObjectType<B> type, NtStatus otherwise) {
        ke.apcs.KeEnterCriticalRegion();
        HandleTableEntry<ObjectHeader> entry = table.ExMapHandleToPointer(id);
        Outcome<B> found = Outcome.failed(otherwise);
        if (entry != null) {
            B body = type.as(entry.object().body());
            if (body != null && objects.ObReferenceObjectSafe(body)) {
                found = Outcome.of(body);
            }
            table.ExUnlockHandleTableEntry(entry);
        }
        ke.apcs.KeLeaveCriticalRegion();
        return found;
    }

    /** The process or thread with that number, while it exists; without a reference. */
    public Optional<ObjectBody> lookup(int id) {
        HandleTableEntry<ObjectHeader> entry = table.ExMapHandleToPointer(id);
        if (entry == null) {
            return Optional.empty();
        }
        ObjectBody found = entry.object().body();
        table.ExUnlockHandleTableEntry(entry);
        return Optional.of(found);
    }
}
