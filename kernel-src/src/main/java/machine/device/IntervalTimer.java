package machine.device;

import java.util.function.LongConsumer;
import machine.cpu.TimedDevice;
import machine.cpu.Timeline;

/// Counter 0 of the programmable interval timer: counts 1,193,182 times a second down from a count
/// of 16 bits.
///
/// | mode | output |
/// |---|---|
/// | 0 | low until the count is over, then high: once |
/// | 2 | one short pulse at the end of each period |
/// | 3 | high for a half of each period, low for the other |
///
/// A program first writes the control word and then the count, the lower byte first.
///
/// @source Intel 8254 Programmable Interval Timer, data sheet 231164
/// @model Counters 1 and 2, the modes started by a gate, counting in decimal and the read-back
///   command do not exist. In mode 3 only the rising edge is driven at its time.
public final class IntervalTimer implements TimedDevice {

    public static final int HERTZ = 1_193_182;

    /** Bits 4 and 5 of the control word: the lower byte of the count, then the higher. */
    public static final int LOW_THEN_HIGH = 0x30;

    public static final int INTERRUPT_ON_TERMINAL_COUNT = 0;
    public static final int RATE_GENERATOR = 2;
    public static final int SQUARE_WAVE = 3;

    private static final long CYCLES_PER_SECOND = 2_000_000_000;
    private static final int LATCH = 0;
    private static final int FULL = 0x10000;

    private final Timeline timeline;
    private final IrqLine line;
    private final LongConsumer schedule;

    private int mode;
    private int lowByte;
    private boolean highByteIsNext;
    private int count;
    private int latched = -1;
    private boolean readsHighByte;

    private long due = NEVER;
    // What the due time is too early by, in cycles × HERTZ: so that no period drifts.
    private long remainder;

    /// @param schedule is told when the due time has changed
    public IntervalTimer(Timeline timeline, IrqLine line, LongConsumer schedule) {
        this.timeline = timeline;
        this.line = line;
        this.schedule = schedule;
    }

    // ---- ports ------------------------------------------------------------------------------

    /// Port 0x43: bits 6 and 7 the counter, which is 0; 4 and 5 how it is read and written, or 0 to
    /// latch it; 1 to 3 the mode.
    public void writeControl(int word) {
        if ((word & LOW_THEN_HIGH) == LATCH) {
            latched = currentCount();
            return;
        }
        int bits = word >> 1 & 0x7;
        mode = bits > 5 ? bits - 4 : bits; // 6 and 7 are 2 and 3 again
        highByteIsNext = false;
        readsHighByte = false;
        due = NEVER;
        line.drive(mode != INTERRUPT_ON_TERMINAL_COUNT);
    }

    /** Port 0x40: a byte of the count. With the second one counting begins; 0 stands for 65,536. */
    public void writeCount(int value) {
        if (!highByteIsNext) {
            lowByte = value & 0xFF;
            highByteIsNext = true;
            return;
        }
        highByteIsNext = false;
        int written = (value & 0xFF) << 8 | lowByte;
        count = written == 0 ? FULL : written;
        due = timeline.cycles;
        remainder = 0;
        next();
    }

    /** Port 0x40: a byte of the latched count, or of the present one if none is latched. */
    public int readCount() {
        int value = latched >= 0 ? latched : currentCount();
        int read = readsHighByte ? value >> 8 & 0xFF : value & 0xFF;
        if (readsHighByte) {
            latched = -1;
        }
        readsHighByte = !readsHighByte;
        return read;
    }

    private int currentCount() {
        return due == NEVER
                ? 0
                : (int) ((due - timeline.cycles) * HERTZ / CYCLES_PER_SECOND) & 0xFFFF;
    }

    // ---- counting ---------------------------------------------------------------------------

    private void next() {
        long product = count * CYCLES_PER_SECOND + remainder;
        due += product / HERTZ;
        remainder = product % HERTZ;
        schedule.accept(due);
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public void elapse() {
        switch (mode) {
            case RATE_GENERATOR, SQUARE_WAVE -> {
                line.drive(false);
                line.drive(true);
                next();
            }
            default -> {
                line.drive(true);
                due = NEVER;
            }
        }
    }
}
