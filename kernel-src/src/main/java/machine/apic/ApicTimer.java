package machine.apic;

import java.util.function.LongConsumer;
import machine.cpu.TimedDevice;
import machine.cpu.Timeline;

/// The timer in a local controller: counts a divided clock down from its initial count, once or
/// again and again, and requests the interrupt of its entry in the local vector table at zero.
///
/// @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, *APIC Timer*
/// @model The clock that is divided is the processor's own; a real one is the bus's.
public final class ApicTimer implements TimedDevice {

    private static final int VECTOR = 0xFF;
    private static final int MASKED = 1 << 16;
    private static final int PERIODIC = 1 << 17;

    private final Timeline timeline;
    private final LocalApic apic;
    private final LongConsumer schedule;
    private int localVectorTableEntry = MASKED;
    private int divideConfiguration;
    private long initialCount;
    private long period;
    private long due = NEVER;
    private long stoppedAt;

    /// @param schedule is told when the due time has changed
    ApicTimer(Timeline timeline, LocalApic apic, LongConsumer schedule) {
        this.timeline = timeline;
        this.apic = apic;
        this.schedule = schedule;
    }

    // ---- registers --------------------------------------------------------------------------

    /// Writes the timer's entry of the local vector table: bits 0 to 7 the vector, 16 the mask, 17
    /// set for periodic.
    public void writeLocalVectorTableEntry(int value) {
        localVectorTableEntry = value;
    }

    /** Writes the divide configuration register: bits 0, 1 and 3. */
    public void writeDivideConfiguration(int value) {
        divideConfiguration = value;
    }

    /** What the clock is divided by: 1, 2, 4, … 128. */
    private int divisor() {
        int bits = divideConfiguration & 0x3 | divideConfiguration >> 1 & 0x4;
        return bits == 0x7 ? 1 : 2 << bits;
    }

    /** Starts to count down from there; 0 stops the timer. 32 bits. */
    public void writeInitialCount(int value) {
        initialCount = Integer.toUnsignedLong(value);
        begin(initialCount * divisor());
    }

    /** How far it has counted down; 0 when it does not count. */
    public int readCurrentCount() {
        return due == NEVER ? 0 : (int) ((due - timeline.cycles) / divisor());
    }

    // ---- as the kernel uses it --------------------------------------------------------------

    /// Lets the timer request `vector` every so many cycles, the first time one period from now;
    /// for any period, also those that no initial count gives.
    public void startPeriodic(int vector, long cycles) {
        localVectorTableEntry = vector | PERIODIC;
        divideConfiguration = 0xB; // by 1
        begin(cycles);
    }

    private void begin(long cycles) {
        period = cycles;
        due = cycles == 0 ? NEVER : timeline.cycles + cycles;
        schedule.accept(due);
    }

    /** Keeps the timer from requesting interrupts. */
    public void stop() {
        stoppedAt = due;
        due = NEVER;
    }

    /** Lets a stopped timer request its interrupts again, at the times at which it would have. */
    public void resume() {
        long missed = Math.max(0, timeline.cycles - stoppedAt + period) / period;
        due = stoppedAt + missed * period;
        schedule.accept(due);
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public void elapse() {
        due = (localVectorTableEntry & PERIODIC) != 0 ? due + period : NEVER;
        if ((localVectorTableEntry & MASKED) == 0) {
            apic.request(localVectorTableEntry & VECTOR);
        }
    }
}
