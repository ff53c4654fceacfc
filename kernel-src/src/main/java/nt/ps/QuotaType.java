package nt.ps;

import static nt.rtl.NtStatus.STATUS_PAGEFILE_QUOTA_EXCEEDED;
import static nt.rtl.NtStatus.STATUS_QUOTA_EXCEEDED;

import nt.rtl.Nt;
import nt.rtl.NtStatus;

/** What processes are charged for. */
@Nt("PS_QUOTA_TYPE")
public enum QuotaType {
    NON_PAGED_POOL(STATUS_QUOTA_EXCEEDED),
    PAGED_POOL(STATUS_QUOTA_EXCEEDED),
    PAGE_FILE(STATUS_PAGEFILE_QUOTA_EXCEEDED);

    final NtStatus exceeded;

    QuotaType(NtStatus exceeded) {
        this.exceeded = exceeded;
    }
}
