package nt.ke;

/// How the timers that are set are kept, in successive systems and in one that never was.
///
/// @source https://osm.hpi.de/wrk/2009/10/resolved-a-performance-issue-in-windows-timer-management/
public enum TimerTableKind {
    /** 256 slots: one byte of the timer tells them all apart. */
    BEFORE_2003(256, 0xFF, false),
    /** 512 slots and still one byte. */
    SERVER_2003(512, 0xFF, false),
    /** 512 slots and two bytes: what would have mended it. */
    WIDE_HAND(512, 0xFFFF, false),
    /** 256 slots for each processor, each slot with a lock of its own: what did mend it. */
    WINDOWS_7(256, 0xFF, true);

    final int slots;

    /** What a timer remembers of the number of its slot. */
    final int handMask;

    final boolean perProcessor;

    TimerTableKind(int slots, int handMask, boolean perProcessor) {
        this.slots = slots;
        this.handMask = handMask;
        this.perProcessor = perProcessor;
    }
}
