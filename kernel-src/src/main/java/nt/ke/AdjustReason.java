package nt.ke;

import nt.rtl.Nt;

/// Why the priority of a readied thread is adjusted.
@Nt("ADJUST_REASON")
public enum AdjustReason {
    AdjustNone,
    /** A wait ended. */
    AdjustUnwait,
    /** An event was set with a boost. */
    AdjustBoost
}
