package nt.ps;

import static nt.rtl.KIrql.APC_LEVEL;

import nt.ke.Ke;
import nt.ke.QuantumTable;
import nt.ob.ObjectHeader;
import nt.rtl.IrqlRequiresMax;
import org.jspecify.annotations.Nullable;

/// What creating a process is, whether it has an address space or not: the object, its number, what
/// it has of its parent, and its place in the list.
final class ProcessCreation {

    private final Ke ke;
    private final QuantumTable quantumTable;
    private final ClientIds clientIds;
    private final Quotas quotas;
    private final ProcessLists lists;

    ProcessCreation(
            Ke ke,
            QuantumTable quantumTable,
            ClientIds clientIds,
            Quotas quotas,
            ProcessLists lists) {
        this.ke = ke;
        this.quantumTable = quantumTable;
        this.clientIds = clientIds;
        this.quotas = quotas;
        this.lists = lists;
    }

    /// Makes the child of a process. A parent below normal has a child of its own class; all other
    /// children are of the normal class.
    ///
    /// @source https://learn.microsoft.com/en-us/windows/win32/procthread/scheduling-priorities
    @IrqlRequiresMax(APC_LEVEL)
    EProcess newProcess(ObjectHeader header, EProcess parent, String imageFileName) {
        PriorityClass inherited =
                switch (parent.priorityClass()) {
                    case IDLE, BELOW_NORMAL -> parent.priorityClass();
                    default -> PriorityClass.NORMAL;
                };
        return newProcess(header, parent, imageFileName, inherited, inherited.basePriority());
    }

    /// @param parent null: it is the first process of all
    @IrqlRequiresMax(APC_LEVEL)
    EProcess newProcess(
            ObjectHeader header,
            @Nullable EProcess parent,
            String imageFileName,
            PriorityClass priorityClass,
            int basePriority) {
        var process =
                new EProcess(
                        header,
                        clientIds.assign(header),
                        parent == null ? 0 : parent.uniqueProcessId(),
                        imageFileName,
                        priorityClass,
                        basePriority,
                        parent == null ? ke.allProcessors() : parent.affinity(),
                        quantumTable.quantum(basePriority, false),
                        ke.time.KeQuerySystemTime(),
                        quotas.defaultBlock());
        quotas.PspInheritQuota(
                process, parent == null ? quotas.defaultBlock() : parent.quotaBlock());
        process.sessionId = parent == null ? 0 : parent.sessionId();
        process.defaultHardErrorProcessing =
                parent == null ? 1 : parent.defaultHardErrorProcessing();
        process.setPolicy(ke.options.policy(), ke.time.KeQueryTimeIncrement());
        lists.add(process);
        return process;
    }
}
