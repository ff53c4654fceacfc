package nt.mm;

import nt.ke.Ke;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;

/// What has been promised: pages that will need a frame or a page in a page file when they are
/// touched, whether they have been or not. No more is promised than frames and page files can hold
/// together, so a page fault never has to say no.
final class Commitment {

    /// Frames that are not promised to anybody, so that the kernel itself can go on.
    ///
    /// @model The figure is ours.
    private static final int KEPT_BACK = 256;

    private final Ke ke;

    @Nt("MmTotalCommittedPages")
    private long total;

    @Nt("MmPeakCommitment")
    private long peak;

    @Nt("MmTotalCommitLimit")
    private long limit;

    Commitment(Ke ke, int physicalPages) {
        this.ke = ke;
        limit = Math.max(0, physicalPages - KEPT_BACK);
    }

    long total() {
        return total;
    }

    long peak() {
        return peak;
    }

    long limit() {
        return limit;
    }

    /** A page file of so many pages has been added. */
    void raiseLimit(int pages) {
        limit += pages;
    }

    /// Promises pages.
    ///
    /// @param space whose they are; null if they are nobody's alone
    /// @return `STATUS_COMMITMENT_LIMIT` if there is not enough for all,
    ///   `STATUS_PAGEFILE_QUOTA_EXCEEDED` if the process may not have so much
    NtStatus MiChargeCommitment(long pages, @Nullable AddressSpace space) {
        ke.interlocked();
        if (total + pages > limit) {
            return NtStatus.STATUS_COMMITMENT_LIMIT;
        }
        if (space != null) {
            if (space.commitChargeLimit != 0
                    && space.commitCharge + pages > space.commitChargeLimit) {
                return NtStatus.STATUS_PAGEFILE_QUOTA_EXCEEDED;
            }
            space.commitCharge += (int) pages;
            space.commitChargePeak = Math.max(space.commitChargePeak, space.commitCharge);
        }
        total += pages;
        peak = Math.max(peak, total);
        return NtStatus.STATUS_SUCCESS;
    }

    void MiReturnCommitment(long pages, @Nullable AddressSpace space) {
        ke.interlocked();
        total -= pages;
        if (space != null) {
            space.commitCharge -= (int) pages;
        }
    }
}
