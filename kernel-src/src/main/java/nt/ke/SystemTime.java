package nt.ke;

import machine.memory.PhysicalMemory;
import nt.rtl.Nt;

/// The time that the kernel and all programs read: kept in a page of memory that user mode sees,
/// too, and moved on by the clock interrupt alone, a tick at a time.
///
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py` (the
///   offsets)
@Nt("KUSER_SHARED_DATA")
public final class SystemTime {

    /// Midnight of 24 April 2003, in 100-ns units since 1601: the day Windows Server 2003 came out.
    public static final long BOOT_TIME = 126_956_160_000_000_000L;

    /** An interrupt time that does not come. */
    static final long NEVER = Long.MAX_VALUE;

    static final int INTERRUPT_TIME = 0x8;
    static final int SYSTEM_TIME = 0x14;
    static final int TICK_COUNT = 0x320;

    /** The physical page; user mode sees it at 0x7FFE0000. */
    static final long PAGE = 0x41000;

    private final PhysicalMemory memory;

    @Nt("KeMaximumIncrement")
    private final int maximumIncrement;

    SystemTime(PhysicalMemory memory, int clockPeriod) {
        this.memory = memory;
        maximumIncrement = clockPeriod;
        write(SYSTEM_TIME, BOOT_TIME);
    }

    /** 100-ns units since boot, as of the last clock tick. */
    public long KeQueryInterruptTime() {
        return read(INTERRUPT_TIME);
    }

    /** 100-ns units since the first of January 1601, as of the last clock tick. */
    public long KeQuerySystemTime() {
        return read(SYSTEM_TIME);
    }

    /** Clock ticks since boot. */
    public int KeQueryTickCount() {
        return memory.readInt(PAGE + TICK_COUNT);
    }

    /** The length of a clock tick, in 100-ns units. */
    public int KeQueryTimeIncrement() {
        return maximumIncrement;
    }

    /** When a time limit that begins now ends, in interrupt time; [#NEVER] if it does not. */
    long deadlineOf(Timeout timeout) {
        return switch (timeout.kind()) {
            case NEVER -> NEVER;
            case RELATIVE -> KeQueryInterruptTime() + timeout.units();
            case ABSOLUTE -> timeout.units() - KeQuerySystemTime() + KeQueryInterruptTime();
        };
    }

    void advanceByTick() {
        write(INTERRUPT_TIME, read(INTERRUPT_TIME) + maximumIncrement);
        write(SYSTEM_TIME, read(SYSTEM_TIME) + maximumIncrement);
        write(TICK_COUNT, read(TICK_COUNT) + 1);
    }

    private long read(int field) {
        long low = Integer.toUnsignedLong(memory.readInt(PAGE + field));
        return (long) memory.readInt(PAGE + field + 4) << 32 | low;
    }

    // The high part is written on both sides of the low one, so that a reader on another processor
    // can tell whether it has read across a change.
    private void write(int field, long value) {
        int high = (int) (value >>> 32);
        memory.writeInt(PAGE + field + 8, high);
        memory.writeInt(PAGE + field, (int) value);
        memory.writeInt(PAGE + field + 4, high);
    }
}
