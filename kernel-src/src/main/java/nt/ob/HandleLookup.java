package nt.ob;

import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.KIrql.APC_LEVEL;

import nt.ex.HandleTable;
import nt.ex.HandleTableEntry;
import nt.ke.KProcessorMode;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;

/// From a handle to its object.
///
/// | handle | means |
/// |---|---|
/// | -1, -2 | the current process, the current thread |
/// | bit 31 set | one of the system's, for the kernel only |
/// | else | one of the current process, or of that to which the thread is attached |
final class HandleLookup {

    static final int CURRENT_PROCESS = -1;
    static final int CURRENT_THREAD = -2;
    static final int KERNEL_HANDLE_MASK = 0x8000_0000;

    private final Ke ke;
    private final ObjectReferences references;
    private @Nullable HandleOwner systemProcess;

    HandleLookup(Ke ke, ObjectReferences references) {
        this.ke = ke;
        this.references = references;
    }

    void setSystemProcess(HandleOwner process) {
        systemProcess = process;
    }

    HandleOwner systemProcess() {
        if (systemProcess == null) {
            throw new IllegalStateException("there is no process yet");
        }
        return systemProcess;
    }

    HandleOwner currentProcess() {
        return ke.processors.KeGetCurrentThread().currentProcess() instanceof HandleOwner owner
                ? owner
                : systemProcess();
    }

    static boolean isKernelHandle(int handle, KProcessorMode mode) {
        return handle < CURRENT_THREAD && mode == KProcessorMode.KernelMode;
    }

    static boolean isPseudoHandle(int handle) {
        return handle == CURRENT_PROCESS || handle == CURRENT_THREAD;
    }

    /** The process in whose table the handle is. */
    HandleOwner ownerOf(int handle, KProcessorMode mode) {
        return isKernelHandle(handle, mode) ? systemProcess() : currentProcess();
    }

    /// The object that a handle stands for, whatever it allows.
    ///
    /// @return with a reference for the caller; or `STATUS_INVALID_HANDLE`
    @IrqlRequiresMax(APC_LEVEL)
    Outcome<HandleInformation<ObjectHeader>> reference(int handle, KProcessorMode mode) {
        if (isPseudoHandle(handle)) {
            return pseudo(handle);
        }
        HandleTable<ObjectHeader> table = ownerOf(handle, mode).handles().objectTable;
        if (table == null || handle < 0 && mode == UserMode) {
            return Outcome.failed(NtStatus.STATUS_INVALID_HANDLE);
        }
        ke.apcs.KeEnterCriticalRegion();
        Outcome<HandleInformation<ObjectHeader>> found =
                reference(table, handle & ~KERNEL_HANDLE_MASK);
        ke.apcs.KeLeaveCriticalRegion();
        return found;
    }

    @IrqlRequiresMax(APC_LEVEL)
    private Outcome<HandleInformation<ObjectHeader>> reference(
            HandleTable<ObjectHeader> table, int handle) {
        HandleTableEntry<ObjectHeader> entry = table.ExMapHandleToPointer(handle);
        if (entry == null) {
            return Outcome.failed(NtStatus.STATUS_INVALID_HANDLE);
        }
        var found =
                new HandleInformation<>(entry.object(), entry.attributes(), entry.grantedAccess());
        references.ObfReferenceObject(entry.object());
        table.ExUnlockHandleTableEntry(entry);
        return Outcome.of(found);
    }

    /// @model What a process or thread may do to itself is everything.
    private Outcome<HandleInformation<ObjectHeader>> pseudo(int handle) {
        Object current =
                handle == CURRENT_PROCESS
                        ? ke.processors.KeGetCurrentThread().currentProcess()
                        : ke.processors.KeGetCurrentThread();
        if (!(current instanceof ObjectBody body)) {
            return Outcome.failed(NtStatus.STATUS_INVALID_HANDLE);
        }
        ObjectHeader header = body.objectHeader();
        references.ObfReferenceObject(header);
        return Outcome.of(
                new HandleInformation<>(header, 0, header.type.traits().validAccessMask()));
    }

    /** The object alone. */
    @IrqlRequiresMax(APC_LEVEL)
    Outcome<ObjectHeader> referenceAny(int handle, KProcessorMode mode) {
        return reference(handle, mode).then(found -> Outcome.of(found.object()));
    }
}
