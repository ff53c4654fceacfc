package nt.ps;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_ACCESS_DENIED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ke.Ke;
import nt.ke.QuantumTable;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;

/// What the threads of a process begin with: base priority, quantum, processors. The first two come
/// from its priority class, from whether it is in the foreground, and from its job.
///
/// @source https://learn.microsoft.com/en-us/windows/win32/procthread/scheduling-priorities
public final class ProcessPriorities {

    private final Ke ke;
    private final QuantumTable quantumTable;

    ProcessPriorities(Ke ke, QuantumTable quantumTable) {
        this.ke = ke;
        this.quantumTable = quantumTable;
    }

    /// Brings a process into the foreground, or puts it back: its quantum, and whether its threads
    /// are raised a little more when they have waited, depend on it.
    ///
    /// @source https://learn.microsoft.com/en-us/windows/win32/procthread/priority-boosts
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void PsSetProcessPriorityByMode(EProcess process, boolean foreground) {
        process.foreground = foreground;
        apply(process, process.basePriority());
    }

    /** Moves a process into another priority class. Its job may have fixed that: then it stays. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void setPriorityClass(EProcess process, PriorityClass priorityClass) {
        EJob job = process.job;
        if (job != null && job.limits.has(JobLimit.PRIORITY_CLASS)) {
            return;
        }
        process.priorityClass = priorityClass;
        apply(process, priorityClass.basePriority());
    }

    /** Gives a process another base priority, of no class. */
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void setBasePriority(EProcess process, int basePriority) {
        apply(process, basePriority);
    }

    /// Says on which processors the threads of a process may run.
    ///
    /// @param affinity not empty, and within the machine
    /// @return `STATUS_ACCESS_DENIED` if its job says that
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus setAffinity(EProcess process, int affinity) {
        EJob job = process.job;
        if (job != null && job.limits.has(JobLimit.AFFINITY) && affinity != job.limits.affinity()) {
            return STATUS_ACCESS_DENIED;
        }
        ke.threads.KeSetAffinityProcess(process, affinity);
        return STATUS_SUCCESS;
    }

    /** Subjects a process to the limits of its job. */
    void applyLimits(EProcess process, JobLimits limits) {
        if (limits.has(JobLimit.AFFINITY)) {
            ke.threads.KeSetAffinityProcess(process, limits.affinity());
        }
        if (limits.has(JobLimit.PRIORITY_CLASS)) {
            process.priorityClass = limits.priorityClass();
        }
        if (limits.has(JobLimit.PRIORITY_CLASS) || limits.has(JobLimit.SCHEDULING_CLASS)) {
            apply(process, process.priorityClass.basePriority());
        }
    }

    private void apply(EProcess process, int basePriority) {
        ke.threads.KeSetPriorityAndQuantumProcess(
                process,
                basePriority,
                quantum(process, basePriority),
                process.foreground ? quantumTable.separation() : 0);
    }

    /// Units of quantum. The scheduling class of a job counts only where quanta are long and fixed.
    private int quantum(EProcess process, int basePriority) {
        EJob job = process.job;
        if (job != null
                && job.limits.has(JobLimit.SCHEDULING_CLASS)
                && quantumTable.isLong()
                && !quantumTable.variable()) {
            return QuantumTable.SCHEDULING_CLASS_UNIT * (job.limits.schedulingClass() + 1);
        }
        return quantumTable.quantum(basePriority, process.foreground);
    }
}
