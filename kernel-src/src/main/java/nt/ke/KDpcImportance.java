package nt.ke;

import nt.rtl.Nt;

/// Where a deferred procedure call is queued, and how soon its processor is asked to make it.
@Nt("KDPC_IMPORTANCE")
public enum KDpcImportance {
    LowImportance,
    MediumImportance,
    HighImportance
}
