package nt.ps;

import static nt.ps.QuotaType.NON_PAGED_POOL;
import static nt.ps.QuotaType.PAGED_POOL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;

import nt.ke.Ke;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;

/// Charging processes for the pool and the page file space that is used on their behalf.
///
/// Two accounts are kept of a charge: in the quota block, which has the limit and which processes
/// share, and in the process, which tells what of it is its own. The System process is not charged.
///
/// @model NT raises a limit that is reached, while there is pool left; here a limit stays where it
///   was set. The block that new logons begin with has none.
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/ntifs/nf-ntifs-pschargepoolquota
public final class Quotas {

    private final Ke ke;

    @Nt("PspDefaultQuotaBlock")
    private final EProcessQuotaBlock defaultBlock =
            new EProcessQuotaBlock(EProcessQuotaEntry.UNLIMITED);

    Quotas(Ke ke) {
        this.ke = ke;
    }

    /** The block of the System process and of all that inherit none. */
    public EProcessQuotaBlock defaultBlock() {
        return defaultBlock;
    }

    /** Gives a new process the block of its parent. */
    void PspInheritQuota(EProcess process, EProcessQuotaBlock block) {
        ke.interlocked();
        process.quotaBlock = block;
        block.processCount++;
    }

    /** Takes the block from a process that is being deleted. */
    void PspDereferenceQuota(EProcess process) {
        ke.interlocked();
        process.quotaBlock.processCount--;
    }

    /// Gives a process limits of its own, in bytes. What it has been charged goes with it.
    ///
    /// @return `STATUS_QUOTA_EXCEEDED` if it has used more than that
    public NtStatus setLimits(EProcess process, long nonPagedPool, long pagedPool, long pageFile) {
        long[] limits = {nonPagedPool, pagedPool, pageFile};
        ke.interlocked();
        for (QuotaType type : QuotaType.values()) {
            if (process.quotaUsage(type) > limits[type.ordinal()]) {
                return type.exceeded;
            }
        }
        var block = new EProcessQuotaBlock(0);
        for (QuotaType type : QuotaType.values()) {
            EProcessQuotaEntry entry = block.entry(type);
            entry.limit = limits[type.ordinal()];
            entry.usage = process.quotaUsage(type);
            entry.peak = entry.usage;
            process.quotaBlock.entry(type).usage -= entry.usage;
        }
        process.quotaBlock.processCount--;
        block.processCount = 1;
        process.quotaBlock = block;
        return NtStatus.STATUS_SUCCESS;
    }

    // ---- charging ---------------------------------------------------------------------------

    /// Charges a process.
    ///
    /// @param amount in bytes
    /// @return `STATUS_QUOTA_EXCEEDED`, or `STATUS_PAGEFILE_QUOTA_EXCEEDED` for page file space, if
    ///   its limit does not allow that; then nothing is charged
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public NtStatus PspChargeQuota(EProcess process, QuotaType type, long amount) {
        if (process.isSystem()) {
            return NtStatus.STATUS_SUCCESS;
        }
        ke.interlocked();
        EProcessQuotaEntry entry = process.quotaBlock.entry(type);
        if (entry.limit != EProcessQuotaEntry.UNLIMITED && entry.usage + amount > entry.limit) {
            return type.exceeded;
        }
        entry.usage += amount;
        entry.peak = Math.max(entry.peak, entry.usage);
        process.chargeOwn(type, amount);
        return NtStatus.STATUS_SUCCESS;
    }

    /** Takes a charge back. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void PspReturnQuota(EProcess process, QuotaType type, long amount) {
        if (process.isSystem()) {
            return;
        }
        ke.interlocked();
        process.quotaBlock.entry(type).usage -= amount;
        process.chargeOwn(type, -amount);
    }

    /// Charges a process for pool.
    ///
    /// @source WDK, *PsChargePoolQuota function (ntifs.h)*: raises `STATUS_QUOTA_EXCEEDED`
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void PsChargePoolQuota(EProcess process, QuotaType poolType, long amount) {
        NtStatus status = PspChargeQuota(process, poolType, amount);
        if (!status.isSuccess()) {
            throw RaisedStatus.ExRaiseStatus(status);
        }
    }

    /** The same, with a status. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public NtStatus PsChargeProcessNonPagedPoolQuota(EProcess process, long amount) {
        return PspChargeQuota(process, NON_PAGED_POOL, amount);
    }

    /** The same for paged pool. */
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public NtStatus PsChargeProcessPagedPoolQuota(EProcess process, long amount) {
        return PspChargeQuota(process, PAGED_POOL, amount);
    }

    /// Takes a charge for pool back.
    ///
    /// @source WDK, *PsReturnPoolQuota function (ntifs.h)*
    @IrqlRequiresMax(DISPATCH_LEVEL)
    public void PsReturnPoolQuota(EProcess process, QuotaType poolType, long amount) {
        PspReturnQuota(process, poolType, amount);
    }
}
