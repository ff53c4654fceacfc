package nt.ps;

import nt.rtl.Nt;

/** What has been charged of one thing, in bytes. */
@Nt("EPROCESS_QUOTA_ENTRY")
public final class EProcessQuotaEntry {

    /** Stands for no limit. */
    public static final long UNLIMITED = 0xFFFF_FFFFL;

    long usage;
    long limit;
    long peak;

    EProcessQuotaEntry(long limit) {
        this.limit = limit;
    }

    public long usage() {
        return usage;
    }

    public long limit() {
        return limit;
    }

    public long peak() {
        return peak;
    }
}
