package nt.ps;

import nt.rtl.Nt;

/// The priority class of a process, which says what base priority its threads begin with.
///
/// @source https://learn.microsoft.com/en-us/windows/win32/procthread/scheduling-priorities
/// @source https://github.com/winsiderss/phnt `ntpsapi.h` (the numbers)
@Nt("PspPriorityTable")
public enum PriorityClass {
    UNKNOWN(8),
    IDLE(4),
    NORMAL(8),
    HIGH(13),
    REALTIME(24),
    BELOW_NORMAL(6),
    ABOVE_NORMAL(10);

    private final int basePriority;

    PriorityClass(int basePriority) {
        this.basePriority = basePriority;
    }

    public int basePriority() {
        return basePriority;
    }

    /** The number by which system services name it. */
    public int number() {
        return ordinal();
    }

    /** The class whose base priority that is; unknown if none has it. */
    static PriorityClass ofBase(int basePriority) {
        for (PriorityClass each : values()) {
            if (each != UNKNOWN && each.basePriority == basePriority) {
                return each;
            }
        }
        return UNKNOWN;
    }
}
