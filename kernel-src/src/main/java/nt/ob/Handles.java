package nt.ob;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.function.Supplier;
import nt.ex.HandleTable;
import nt.ex.HandleTableEntry;
import nt.ke.KApcState;
import nt.ke.KProcess;
import nt.ke.KProcessorMode;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/** Making handles and closing them. */
final class Handles {

    private static final int HANDLE_ATTRIBUTES =
            HandleTableEntry.OBJ_PROTECT_CLOSE
                    | HandleTableEntry.OBJ_INHERIT
                    | HandleTableEntry.OBJ_AUDIT_OBJECT_CLOSE;

    private final Ke ke;
    private final ObjectReferences references;
    private final HandleCounts counts;
    private final HandleLookup lookup;
    private final Directories directories;

    Handles(
            Ke ke,
            ObjectReferences references,
            HandleCounts counts,
            HandleLookup lookup,
            Directories directories) {
        this.ke = ke;
        this.references = references;
        this.counts = counts;
        this.lookup = lookup;
        this.directories = directories;
    }

    /// Makes a handle, which has a reference of its own to the object.
    ///
    /// @param grantedAccess has been checked
    /// @param attributes `OBJ_` bits of [ObjectAttributes]; decide, too, whose handle it is
    /// @return the handle, or why there must be none, or `STATUS_INSUFFICIENT_RESOURCES` if the
    ///   table is full
    @IrqlRequiresMax(PASSIVE_LEVEL)
    Outcome<Integer> ObpCreateHandle(
            ObOpenReason reason, ObjectHeader header, int grantedAccess, int attributes) {
        return ObpCreateHandle(reason, header, grantedAccess, attributes, () -> {});
    }

    /// The same, and does something when the handle has been counted and has no number yet.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    Outcome<Integer> ObpCreateHandle(
            ObOpenReason reason,
            ObjectHeader header,
            int grantedAccess,
            int attributes,
            Runnable onceCounted) {
        boolean forKernel = (attributes & ObjectAttributes.OBJ_KERNEL_HANDLE) != 0;
        HandleOwner owner = forKernel ? lookup.systemProcess() : lookup.currentProcess();
        HandleTable<ObjectHeader> table = owner.handles().objectTable;
        if (table == null) {
            return Outcome.failed(NtStatus.STATUS_PROCESS_IS_TERMINATING);
        }
        return in(
                owner,
                () ->
                        enter(reason, owner, table, header, grantedAccess, attributes, onceCounted)
                                .then(handle ->
                                        Outcome.of(
                                                forKernel
                                                        ? handle | HandleLookup.KERNEL_HANDLE_MASK
                                                        : handle)));
    }

    @IrqlRequiresMax(APC_LEVEL)
    private Outcome<Integer> enter(
            ObOpenReason reason,
            HandleOwner owner,
            HandleTable<ObjectHeader> table,
            ObjectHeader header,
            int grantedAccess,
            int attributes,
            Runnable onceCounted) {
        NtStatus status =
                counts.ObpIncrementHandleCount(reason, owner, header, grantedAccess, attributes);
        if (!status.isSuccess()) {
            return Outcome.failed(status);
        }
        references.ObfReferenceObject(header);
        onceCounted.run();
        int handle = table.ExCreateHandle(header, attributes & HANDLE_ATTRIBUTES, grantedAccess);
        if (handle == 0) {
            ObpDecrementHandleCount(owner, header, grantedAccess);
            references.ObfDereferenceObject(header);
            return Outcome.failed(NtStatus.STATUS_INSUFFICIENT_RESOURCES);
        }
        return Outcome.of(handle);
    }

    /// Counts a handle less; with the last one the object's name goes.
    @IrqlRequiresMax(APC_LEVEL)
    private void ObpDecrementHandleCount(
            HandleOwner owner, ObjectHeader header, int grantedAccess) {
        if (counts.ObpDecrementHandleCount(owner, header, grantedAccess)) {
            directories.ObpDeleteNameCheck(header);
        }
    }

    /// Closes a handle.
    ///
    /// @return `STATUS_SUCCESS`, `STATUS_INVALID_HANDLE`, or `STATUS_HANDLE_NOT_CLOSABLE`
    @IrqlRequiresMax(PASSIVE_LEVEL)
    NtStatus ObpCloseHandle(int handle, KProcessorMode mode) {
        if (handle < 0 && !HandleLookup.isKernelHandle(handle, mode)) {
            return NtStatus.STATUS_INVALID_HANDLE;
        }
        HandleOwner owner = lookup.ownerOf(handle, mode);
        HandleTable<ObjectHeader> table = owner.handles().objectTable;
        if (table == null) {
            return NtStatus.STATUS_INVALID_HANDLE;
        }
        return in(
                owner, () -> close(owner, table, handle & ~HandleLookup.KERNEL_HANDLE_MASK, mode));
    }

    private NtStatus close(
            HandleOwner owner, HandleTable<ObjectHeader> table, int handle, KProcessorMode mode) {
        ke.apcs.KeEnterCriticalRegion();
        HandleTableEntry<ObjectHeader> entry = table.ExMapHandleToPointer(handle);
        NtStatus status =
                entry == null
                        ? NtStatus.STATUS_INVALID_HANDLE
                        : ObpCloseHandleTableEntry(owner, table, entry, mode, false);
        ke.apcs.KeLeaveCriticalRegion();
        return status;
    }

    /// Closes the handle of an entry that is locked.
    ///
    /// @param rundown the process is ending: handles are closed though they are protected
    @IrqlRequiresMax(APC_LEVEL)
    NtStatus ObpCloseHandleTableEntry(
            HandleOwner owner,
            HandleTable<ObjectHeader> table,
            HandleTableEntry<ObjectHeader> entry,
            KProcessorMode mode,
            boolean rundown) {
        ObjectHeader header = entry.object();
        boolean isProtected = (entry.attributes() & HandleTableEntry.OBJ_PROTECT_CLOSE) != 0;
        boolean mayClose =
                rundown
                        || header.type.isOkayToClose(owner, header.body(), entry.handle(), mode)
                                && !isProtected;
        if (!mayClose) {
            table.ExUnlockHandleTableEntry(entry);
            return NtStatus.STATUS_HANDLE_NOT_CLOSABLE;
        }
        int grantedAccess = entry.grantedAccess();
        table.ExDestroyHandle(entry);
        ObpDecrementHandleCount(owner, header, grantedAccess);
        references.ObfDereferenceObject(header);
        return NtStatus.STATUS_SUCCESS;
    }

    @IrqlRequiresMax(APC_LEVEL)
    NtStatus ObSetHandleAttributes(
            int handle, boolean inherit, boolean protectFromClose, KProcessorMode mode) {
        HandleTable<ObjectHeader> table = lookup.ownerOf(handle, mode).handles().objectTable;
        boolean foreign = handle < 0 && !HandleLookup.isKernelHandle(handle, mode);
        if (table == null || foreign) {
            return NtStatus.STATUS_INVALID_HANDLE;
        }
        ke.apcs.KeEnterCriticalRegion();
        HandleTableEntry<ObjectHeader> entry =
                table.ExMapHandleToPointer(handle & ~HandleLookup.KERNEL_HANDLE_MASK);
        if (entry != null) {
            entry.setAttributes(
                    entry.attributes() & HandleTableEntry.OBJ_AUDIT_OBJECT_CLOSE
                            | (inherit ? HandleTableEntry.OBJ_INHERIT : 0)
                            | (protectFromClose ? HandleTableEntry.OBJ_PROTECT_CLOSE : 0));
            table.ExUnlockHandleTableEntry(entry);
        }
        ke.apcs.KeLeaveCriticalRegion();
        return entry == null ? NtStatus.STATUS_INVALID_HANDLE : NtStatus.STATUS_SUCCESS;
    }

    /// Counts the handle that a new process has inherited.
    @IrqlRequiresMax(APC_LEVEL)
    boolean ObDupHandleProcedure(HandleOwner heir, HandleTableEntry<ObjectHeader> entry) {
        ObjectHeader header = entry.object();
        NtStatus status =
                counts.ObpIncrementHandleCount(
                        ObOpenReason.ObInheritHandle, heir, header, entry.grantedAccess(), 0);
        if (!status.isSuccess()) {
            return false;
        }
        references.ObfReferenceObject(header);
        return true;
    }

    /** Does something in the address space of a process, where its methods expect to be called. */
    @IrqlRequiresMax(APC_LEVEL)
    <R> R in(HandleOwner owner, Supplier<R> work) {
        KProcess process = owner.pcb();
        if (ke.processors.KeGetCurrentThread().currentProcess() == process) {
            return work.get();
        }
        KApcState before = ke.attaching.KeStackAttachProcess(process);
        try {
            return work.get();
        } finally {
            ke.attaching.KeUnstackDetachProcess(before);
        }
    }

    /** Closes all handles of a process, protected or not. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void closeAll(HandleOwner owner, HandleTable<ObjectHeader> table) {
        in(
                owner,
                () -> {
                    ke.apcs.KeEnterCriticalRegion();
                    table.ExSweepHandleTable(entry ->
                            ObpCloseHandleTableEntry(owner, table, entry, KernelMode, true));
                    ke.apcs.KeLeaveCriticalRegion();
                    return NtStatus.STATUS_SUCCESS;
                });
    }
}
