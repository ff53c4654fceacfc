package nt.ke;

import nt.rtl.Nt;

/// Whether a wait needs all of its objects at once or any one of them.
@Nt("WAIT_TYPE")
public enum WaitType {
    WaitAll,
    WaitAny
}
