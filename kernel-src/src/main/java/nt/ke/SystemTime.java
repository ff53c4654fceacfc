package nt.ke;

import machine.memory.PhysicalMemory;
import nt.hal.InterruptLevels;
import nt.rtl.Nt;

/// The time that the kernel and all programs read: kept in a page of memory that user mode sees,
/// too, and moved on by the clock interrupt alone, a tick at a time.
///
/// A time has 64 bits and memory words have 32, so another processor can read while it is written.
/// That is noticed without a lock: the high half is kept twice. It is written before the low half
/// in one place and after it in the other, and a reader that finds them different begins again.
///
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py` (the
///   offsets)
/// @source
///   https://www.geoffchappell.com/studies/windows/km/ntoskrnl/inc/api/ntexapi_x/kuser_shared_data/
@Nt("KUSER_SHARED_DATA")
public final class SystemTime {

    /// Midnight of 24 April 2003, in 100-ns units since 1601: the day Windows Server 2003 came out.
    public static final long BOOT_TIME = 126_956_160_000_000_000L;

    /** The physical page; user mode sees it at 0x7FFE0000. */
    static final long PAGE = 0x41000;

    /** The number of that page. */
    public static final int FRAME = (int) (PAGE / PhysicalMemory.PAGE_SIZE);

    // Where things are in it. The tick count that older systems have at 0 stays 0.
    static final int TICK_COUNT_MULTIPLIER = 0x4;
    static final int INTERRUPT_TIME = 0x8;
    static final int SYSTEM_TIME = 0x14;
    static final int PRODUCT_TYPE = 0x264;
    static final int MAJOR_VERSION = 0x26C;
    static final int MINOR_VERSION = 0x270;
    static final int TICK_COUNT = 0x320;

    // Where the halves of a time are.
    private static final int LOW = 0;
    private static final int HIGH_1 = 4;
    private static final int HIGH_2 = 8;

    private static final int SERVER = 3;
    private static final int UNITS_PER_MILLISECOND = 10_000;

    private final PhysicalMemory memory;
    private final InterruptLevels levels;

    @Nt("KeMaximumIncrement")
    private final int maximumIncrement;

    SystemTime(PhysicalMemory memory, InterruptLevels levels, int clockPeriod) {
        this.memory = memory;
        this.levels = levels;
        maximumIncrement = clockPeriod;
        memory.writeInt(PAGE + TICK_COUNT_MULTIPLIER, multiplier(clockPeriod));
        memory.writeInt(PAGE + PRODUCT_TYPE, SERVER);
        memory.writeInt(PAGE + MAJOR_VERSION, 5);
        memory.writeInt(PAGE + MINOR_VERSION, 2);
        int high = (int) (BOOT_TIME >>> 32);
        memory.writeInt(PAGE + SYSTEM_TIME + LOW, (int) BOOT_TIME);
        memory.writeInt(PAGE + SYSTEM_TIME + HIGH_1, high);
        memory.writeInt(PAGE + SYSTEM_TIME + HIGH_2, high);
    }

    /** Milliseconds of a tick, with 24 bits after the point. */
    private static int multiplier(int clockPeriod) {
        return (int) (((long) clockPeriod << 24) / UNITS_PER_MILLISECOND);
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
        return memory.readInt(PAGE + TICK_COUNT_MULTIPLIER);
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
        int high = memory.readInt(PAGE + field + HIGH_1);
        while (high != memory.readInt(PAGE + field + HIGH_2)) {
            levels.pcr().cpu().spin();
            high = memory.readInt(PAGE + field + HIGH_1);
        }
        return (long) high << 32 | Integer.toUnsignedLong(memory.readInt(PAGE + field + LOW));
    }

    private void write(int field, long value) {
        int high = (int) (value >>> 32);
        memory.writeInt(PAGE + field + HIGH_2, high);
        levels.pcr().cpu().point();
        memory.writeInt(PAGE + field + LOW, (int) value);
        levels.pcr().cpu().point();
        memory.writeInt(PAGE + field + HIGH_1, high);
    }
}
