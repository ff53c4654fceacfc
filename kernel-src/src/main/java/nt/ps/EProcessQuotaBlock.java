package nt.ps;

import nt.rtl.Nt;
import trace.TracedObject;

/// What the processes that share it may use together: as a rule all of one logon. A process has the
/// block of the one that created it.
@Nt("EPROCESS_QUOTA_BLOCK")
public final class EProcessQuotaBlock extends TracedObject {

    private final EProcessQuotaEntry[] entries = new EProcessQuotaEntry[QuotaType.values().length];

    /** Processes whose block it is. */
    int processCount;

    EProcessQuotaBlock(long limit) {
        for (int type = 0; type < entries.length; type++) {
            entries[type] = new EProcessQuotaEntry(limit);
        }
    }

    public EProcessQuotaEntry entry(QuotaType type) {
        return entries[type.ordinal()];
    }

    public int processCount() {
        return processCount;
    }
}
