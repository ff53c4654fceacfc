package nt.ke;

import static nt.ke.SharedUserData.INTERRUPT_TIME;
import static nt.ke.SharedUserData.SYSTEM_TIME;
import static nt.ke.SharedUserData.TICK_COUNT;
import static nt.ke.SharedUserData.TICK_COUNT_MULTIPLIER;

import nt.hal.InterruptLevels;
import nt.rtl.Nt;
import trace.Primitive;

/// The time that the kernel and all programs read: kept in [SharedUserData], and moved on by the
/// clock interrupt alone, a tick at a time.
///
/// A time has 64 bits and memory words have 32, so another processor can read while it is written.
/// That is noticed without a lock: the high half is kept twice. It is written before the low half
/// in one place and after it in the other, and a reader that finds them different begins again.
@Primitive
public final class SystemTime {

    /// Midnight of 24 April 2003, in 100-ns units since 1601: the day Windows Server 2003 came out.
    public static final long BOOT_TIME = 126_956_160_000_000_000L;

    // Where the halves of a time are.
    private static final int LOW = 0;
    private static final int HIGH_1 = 4;
    private static final int HIGH_2 = 8;

    private final SharedUserData shared;
    private final InterruptLevels levels;

    @Nt("KeMaximumIncrement")
    private final int maximumIncrement;

    SystemTime(SharedUserData shared, InterruptLevels levels, int clockPeriod) {
        this.shared = shared;
        this.levels = levels;
        maximumIncrement = clockPeriod;
        int high = (int) (BOOT_TIME >>> 32);
        shared.write(SYSTEM_TIME + LOW, (int) BOOT_TIME);
        shared.write(SYSTEM_TIME + HIGH_1, high);
        shared.write(SYSTEM_TIME + HIGH_2, high);
    }

    /** 100-ns units since boot, as of the last clock tick. */
    public long KeQueryInterruptTime() {
        return read(INTERRUPT_TIME);
    }

    /// 100-ns units since the first of January 1601, as of the last clock tick.
    ///
    /// @source WDK, *KeQuerySystemTime function (wdm.h)*
    public long KeQuerySystemTime() {
        return read(SYSTEM_TIME);
    }

    /// Clock ticks since boot.
    ///
    /// @source WDK, *KeQueryTickCount function (wdm.h)*
    public int KeQueryTickCount() {
        return (int) read(TICK_COUNT);
    }

    /// What a tick counts in milliseconds, with 24 bits after the point; as programs find it in the
    /// page.
    int tickCountMultiplier() {
        return shared.read(TICK_COUNT_MULTIPLIER);
    }

    /// The length of a clock tick, in 100-ns units.
    ///
    /// @source WDK, *KeQueryTimeIncrement function (wdm.h)*
    public int KeQueryTimeIncrement() {
        return maximumIncrement;
    }

    /** When a time limit that begins now ends. */
    Deadline deadlineOf(Timeout timeout) {
        return switch (timeout.kind()) {
            case NEVER -> Deadline.NEVER;
            case RELATIVE -> new Deadline(KeQueryInterruptTime() + timeout.units(), false);
            case ABSOLUTE -> new Deadline(timeout.units(), true);
        };
    }

    boolean isOver(Deadline deadline) {
        return dueTime(deadline) <= KeQueryInterruptTime();
    }

    /** The deadline in interrupt time, as long as nobody sets the system time. */
    long dueTime(Deadline deadline) {
        return deadline.absolute()
                ? deadline.time() - KeQuerySystemTime() + KeQueryInterruptTime()
                : deadline.time();
    }

    void advanceByTick() {
        write(INTERRUPT_TIME, read(INTERRUPT_TIME) + maximumIncrement);
        write(SYSTEM_TIME, read(SYSTEM_TIME) + maximumIncrement);
        write(TICK_COUNT, read(TICK_COUNT) + 1);
    }

    /** Only while the clock cannot come in between. */
    void setSystemTime(long time) {
        write(SYSTEM_TIME, time);
    }

    /// @model Reading the three words is one step.
    private long read(int field) {
        int high = shared.read(field + HIGH_1);
        while (high != shared.read(field + HIGH_2)) {
            levels.pcr().cpu().spin();
            high = shared.read(field + HIGH_1);
        }
        return (long) high << 32 | Integer.toUnsignedLong(shared.read(field + LOW));
    }

    private void write(int field, long value) {
        int high = (int) (value >>> 32);
        shared.write(field + HIGH_2, high);
        levels.pcr().cpu().point();
        shared.write(field + LOW, (int) value);
        levels.pcr().cpu().point();
        shared.write(field + HIGH_1, high);
    }
}
