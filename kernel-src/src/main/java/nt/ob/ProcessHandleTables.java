package nt.ob;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ex.Ex;
import nt.ex.HandleTable;
import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/** The handle tables of processes: who may use them while. */
final class ProcessHandleTables {

    private final Ke ke;
    private final Ex ex;
    private final DeviceMaps deviceMaps;
    private final Handles handles;

    ProcessHandleTables(Ke ke, Ex ex, DeviceMaps deviceMaps, Handles handles) {
        this.ke = ke;
        this.ex = ex;
        this.deviceMaps = deviceMaps;
        this.handles = handles;
    }

    @IrqlRequiresMax(PASSIVE_LEVEL)
    @IrqlRequiresMax(value = DISPATCH_LEVEL, when = "phase 0")
    NtStatus ObInitProcess(@Nullable HandleOwner parent, HandleOwner process, int processId) {
        ProcessHandles own = process.handles();
        if (parent == null) {
            own.objectTable = ex.handleTables.ExCreateHandleTable(processId);
            return STATUS_SUCCESS;
        }
        HandleTable<ObjectHeader> inherited = ObReferenceProcessHandleTable(parent);
        if (inherited == null) {
            return NtStatus.STATUS_PROCESS_IS_TERMINATING;
        }
        ke.apcs.KeEnterCriticalRegion();
        own.objectTable =
                ex.handleTables.ExDupHandleTable(
                        processId,
                        inherited,
                        entry -> handles.ObDupHandleProcedure(process, entry));
        ke.apcs.KeLeaveCriticalRegion();
        deviceMaps.ObInheritDeviceMap(process, parent);
        ObDereferenceProcessHandleTable(parent);
        return STATUS_SUCCESS;
    }

    @IrqlRequiresMax(PASSIVE_LEVEL)
    void ObKillProcess(HandleOwner process) {
        ProcessHandles own = process.handles();
        HandleTable<ObjectHeader> table = own.objectTable;
        if (table == null) {
            return;
        }
        ex.rundownProtection.ExWaitForRundownProtectionRelease(own.rundownProtect);
        handles.closeAll(process, table);
        deviceMaps.ObDereferenceDeviceMap(process);
        own.objectTable = null;
        ke.apcs.KeEnterCriticalRegion();
        ex.handleTables.ExRemoveHandleTable(table);
        ke.apcs.KeLeaveCriticalRegion();
    }

    @IrqlRequiresMax(APC_LEVEL)
    @Nullable HandleTable<ObjectHeader> ObReferenceProcessHandleTable(HandleOwner process) {
        ProcessHandles own = process.handles();
        if (!ex.rundownProtection.ExAcquireRundownProtection(own.rundownProtect)) {
            return null;
        }
        if (own.objectTable == null) {
            ObDereferenceProcessHandleTable(process);
        }
        return own.objectTable;
    }

    @IrqlRequiresMax(APC_LEVEL)
    void ObDereferenceProcessHandleTable(HandleOwner process) {
        ex.rundownProtection.ExReleaseRundownProtection(process.handles().rundownProtect);
    }
}
