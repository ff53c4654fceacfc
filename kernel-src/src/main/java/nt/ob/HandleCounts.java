package nt.ob;

import static nt.rtl.KIrql.APC_LEVEL;

import nt.ex.Ex;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// Counting the handles to objects: in all, of the type, and of each process for types that want to
/// know. The type is told of every handle that comes and goes, and can refuse those that come.
final class HandleCounts {

    private final Ke ke;
    private final Ex ex;

    HandleCounts(Ke ke, Ex ex) {
        this.ke = ke;
        this.ex = ex;
    }

    /// Counts a handle that is about to be made.
    ///
    /// @param attributes `OBJ_` bits of [ObjectAttributes]
    /// @return `STATUS_SUCCESS`; `STATUS_ACCESS_DENIED` if another process has the object to
    ///   itself, or if the caller wants that and the object is open; `STATUS_INVALID_PARAMETER` if
    ///   such a handle is to be inherited; or what the type's method says
    @IrqlRequiresMax(APC_LEVEL)
    NtStatus ObpIncrementHandleCount(
            ObOpenReason reason,
            HandleOwner process,
            ObjectHeader header,
            int grantedAccess,
            int attributes) {
        boolean exclusive = (attributes & ObjectAttributes.OBJ_EXCLUSIVE) != 0;
        if (exclusive && (attributes & ObjectAttributes.OBJ_INHERIT) != 0) {
            return NtStatus.STATUS_INVALID_PARAMETER;
        }
        lock(header);
        if (isKeptFrom(process, header, exclusive)) {
            unlock(header);
            return NtStatus.STATUS_ACCESS_DENIED;
        }
        if (exclusive) {
            header.exclusive = true;
            header.quotaInfo = header.quotaInfo != null ? header.quotaInfo : new ObjectQuotaInfo();
            header.quotaInfo.exclusiveProcess = process;
        }
        header.handleCount++;
        header.type.countHandle();
        ObjectHandleInfo handleInfo = header.handleInfo;
        int processHandleCount = handleInfo == null ? 0 : handleInfo.increment(process);
        unlock(header);
        NtStatus status =
                header.type.opened(
                        reason, process, header.body(), grantedAccess, processHandleCount);
        if (!status.isSuccess()) {
            uncount(process, header);
        }
        return status;
    }

    private static boolean isKeptFrom(HandleOwner process, ObjectHeader header, boolean exclusive) {
        if (header.handleCount == 0) {
            return false;
        }
        @Nullable HandleOwner owner =
                header.quotaInfo == null ? null : header.quotaInfo.exclusiveProcess;
        return header.exclusive ? owner != process : exclusive;
    }

    /// Counts a handle that is gone. The object's name may have to go, too: that is up to the
    /// caller.
    ///
    /// @return whether it was the last one
    @IrqlRequiresMax(APC_LEVEL)
    boolean ObpDecrementHandleCount(HandleOwner process, ObjectHeader header, int grantedAccess) {
        lock(header);
        int systemHandleCount = header.handleCount;
        int processHandleCount =
                header.handleInfo == null ? 0 : header.handleInfo.decrement(process);
        release(header);
        unlock(header);
        header.type.closed(
                process, header.body(), grantedAccess, processHandleCount, systemHandleCount);
        return systemHandleCount == 1;
    }

    private void uncount(HandleOwner process, ObjectHeader header) {
        lock(header);
        if (header.handleInfo != null) {
            header.handleInfo.decrement(process);
        }
        release(header);
        unlock(header);
    }

    private static void release(ObjectHeader header) {
        header.type.totalNumberOfHandles--;
        if (--header.handleCount == 0 && header.exclusive && header.quotaInfo != null) {
            header.exclusive = false;
            header.quotaInfo.exclusiveProcess = null;
        }
    }

    @IrqlRequiresMax(APC_LEVEL)
    void lock(ObjectHeader header) {
        ke.apcs.KeEnterCriticalRegion();
        ex.resources.ExAcquireResourceExclusiveLite(header.objectLock, true);
    }

    @IrqlRequiresMax(APC_LEVEL)
    void unlock(ObjectHeader header) {
        ex.resources.ExReleaseResourceLite(header.objectLock);
        ke.apcs.KeLeaveCriticalRegion();
    }
}
