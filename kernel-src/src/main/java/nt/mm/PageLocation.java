package nt.mm;

import nt.rtl.Nt;

/// Where a frame is in its life: on one of six lists, or on none.
@Nt("MMLISTS")
public enum PageLocation {
    ZeroedPageList,
    FreePageList,
    StandbyPageList,
    ModifiedPageList,
    ModifiedNoWritePageList,
    BadPageList,
    /** In a valid entry. */
    ActiveAndValid,
    /** In no valid entry, and yet in use: being read or written. */
    TransitionPage
}
