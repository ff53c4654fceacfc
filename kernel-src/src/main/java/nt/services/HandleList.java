package nt.services;

import nt.ex.Ex;
import nt.ex.HandleTable;
import nt.ex.HandleTableEntry;
import nt.ke.Ke;
import nt.ob.ObjectHeader;

/// The list of all handles of all processes, as `NtQuerySystemInformation` tells it.
///
/// @model Where an object lies is not told: it lies nowhere in the memory of the machine.
/// @source https://github.com/winsiderss/phnt `ntexapi.h` (the structure)
final class HandleList {

    private final Ke ke;
    private final Ex ex;

    HandleList(Ke ke, Ex ex) {
        this.ke = ke;
        this.ex = ex;
    }

    /** A count, then the handles, table by table. */
    Structure all() {
        var list = new Structure(0x1000).word(0);
        var count = new int[1];
        ke.apcs.KeEnterCriticalRegion();
        for (HandleTable<?> table : ex.handleTables.ExSnapShotHandleTables()) {
            table.ExEnumHandleTable(entry -> {
                add(list, table.uniqueProcessId(), entry);
                count[0]++;
            });
        }
        ke.apcs.KeLeaveCriticalRegion();
        return list.patch(0, count[0]);
    }

    private static void add(Structure list, int processId, HandleTableEntry<?> entry) {
        int typeIndex =
                entry.object() instanceof ObjectHeader header ? header.type().traits().index() : 0;
        list.half(processId)
                .half(0)
                .octet(typeIndex)
                .octet(entry.attributes())
                .half(entry.handle())
                .word(0)
                .word(entry.grantedAccess());
    }
}
