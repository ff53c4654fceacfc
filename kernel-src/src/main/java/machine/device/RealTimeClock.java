package machine.device;

import java.time.LocalDateTime;
import java.util.function.LongConsumer;
import machine.cpu.TimedDevice;
import machine.cpu.Timeline;

/// The clock that goes on when the computer is off, with its three interrupts: periodic, at the end
/// of each second's update, and at an alarm.
///
/// The interrupt line stays active until register C is read, which clears it: an edge-triggered
/// controller sees nothing more of the clock before that.
///
/// @source Motorola MC146818 Real-Time Clock plus RAM, data sheet
/// @model The date can be read and not be set; there is no general RAM; an update takes no time;
///   register C tells only of what is enabled.
public final class RealTimeClock implements TimedDevice {

    /** Numbers of registers. */
    public static final int SECONDS = 0x00;

    public static final int SECONDS_ALARM = 0x01;
    public static final int MINUTES = 0x02;
    public static final int MINUTES_ALARM = 0x03;
    public static final int HOURS = 0x04;
    public static final int HOURS_ALARM = 0x05;
    public static final int DAY_OF_WEEK = 0x06;
    public static final int DAY_OF_MONTH = 0x07;
    public static final int MONTH = 0x08;
    public static final int YEAR = 0x09;
    public static final int A = 0x0A;
    public static final int B = 0x0B;
    public static final int C = 0x0C;
    public static final int D = 0x0D;

    /** Of register A, with a crystal of 32,768 Hz; the lower four bits select the rate. */
    public static final int DIVIDER_32768 = 0x20;

    /** The rate that gives 64 periodic interrupts a second. */
    public static final int RATE_64_HERTZ = 0x0A;

    /** Bits of register B that enable an interrupt, and of register C that say it has come. */
    public static final int PERIODIC = 0x40;

    public static final int ALARM = 0x20;
    public static final int UPDATE_ENDED = 0x10;

    private static final int RATE = 0xF; // of register A
    private static final int SOURCES = PERIODIC | ALARM | UPDATE_ENDED;
    private static final int HALTED = 0x80; // SET, of register B
    private static final int BINARY = 0x04; // of register B; else decimal digits
    private static final int HOURS_0_TO_23 = 0x02; // of register B
    private static final int INTERRUPT_REQUEST = 0x80; // of register C
    private static final int VALID = 0x80; // of register D
    private static final int DO_NOT_CARE = 0xC0; // and above, of an alarm

    private static final long CYCLES_PER_SECOND = 2_000_000_000;
    private static final long FIVE_TO_THE_NINTH = 1_953_125;
    private static final LocalDateTime POWER_ON = LocalDateTime.of(2003, 3, 28, 0, 0);

    private final Timeline timeline;
    private final IrqLine line;
    private final LongConsumer schedule;
    private final int[] alarms = {DO_NOT_CARE, DO_NOT_CARE, DO_NOT_CARE};

    private int index;
    private int registerA = DIVIDER_32768 | 0x6;
    private int registerB = HOURS_0_TO_23;
    private int registerC;
    private long periodDue = NEVER;
    private long updateDue = NEVER;

    /// @param schedule is told when the due time has changed
    public RealTimeClock(Timeline timeline, IrqLine line, LongConsumer schedule) {
        this.timeline = timeline;
        this.line = line;
        this.schedule = schedule;
    }

    // ---- ports ------------------------------------------------------------------------------

    /** Port 0x70: chooses the register that port 0x71 reaches. */
    public void select(int register) {
        index = register & 0x7F;
    }

    /** Port 0x71. */
    public void write(int value) {
        switch (index) {
            case SECONDS_ALARM, MINUTES_ALARM, HOURS_ALARM -> alarms[index >> 1] = value & 0xFF;
            case A -> registerA = value & 0x7F;
            case B -> registerB = value & 0xFF;
            default -> {}
        }
        if (index == A || index == B) {
            driveLine();
            reschedule();
        }
    }

    /** Port 0x71. Reading register C clears it, and with it the interrupt line. */
    public int read() {
        return switch (index) {
            case A -> registerA;
            case B -> registerB;
            case C -> {
                int value = registerC;
                registerC = 0;
                driveLine();
                yield value;
            }
            case D -> VALID;
            case SECONDS_ALARM, MINUTES_ALARM, HOURS_ALARM -> alarms[index >> 1];
            default -> digits(ofDate(index));
        };
    }

    // ---- the date ---------------------------------------------------------------------------

    private LocalDateTime now() {
        return POWER_ON.plusSeconds(timeline.cycles / CYCLES_PER_SECOND);
    }

    private int ofDate(int register) {
        LocalDateTime now = now();
        return switch (register) {
            case SECONDS -> now.getSecond();
            case MINUTES -> now.getMinute();
            case HOURS -> now.getHour();
            case DAY_OF_WEEK -> now.getDayOfWeek().getValue() % 7 + 1; // Sunday is 1
            case DAY_OF_MONTH -> now.getDayOfMonth();
            case MONTH -> now.getMonthValue();
            case YEAR -> now.getYear() % 100;
            default -> 0;
        };
    }

    private int digits(int value) {
        return (registerB & BINARY) != 0 ? value : value / 10 << 4 | value % 10;
    }

    private boolean isAlarm() {
        for (int part = 0; part < alarms.length; part++) {
            if (alarms[part] < DO_NOT_CARE && alarms[part] != digits(ofDate(2 * part))) {
                return false;
            }
        }
        return true;
    }

    // ---- interrupts -------------------------------------------------------------------------

    /// The periodic interrupt's rate as a power of two: a period is 5^9 cycles times 2 to that. The
    /// clock of 2 GHz is 5^9 × 2^10 Hz, the crystal 2^15, and rate n halves it n - 1 times; rates 1
    /// and 2 are 8 and 9 again.
    private int doublings() {
        int rate = registerA & RATE;
        return (rate <= 2 ? rate + 7 : rate) - 6;
    }

    /** When so many periods since power-on are over, in cycles, rounded up: not before. */
    private long endOfPeriod(long count) {
        int doublings = doublings();
        long cycles = count * FIVE_TO_THE_NINTH;
        return doublings >= 0 ? cycles << doublings : -(-cycles >> -doublings);
    }

    private long periodsOver() {
        int doublings = doublings();
        return doublings >= 0
                ? timeline.cycles / (FIVE_TO_THE_NINTH << doublings)
                : (timeline.cycles << -doublings) / FIVE_TO_THE_NINTH;
    }

    /** Finds out anew what happens next; its dividers go on whatever the registers say. */
    private void reschedule() {
        boolean periodic = (registerB & PERIODIC) != 0 && (registerA & RATE) != 0;
        periodDue = periodic ? endOfPeriod(periodsOver() + 1) : NEVER;
        boolean updated = (registerB & (ALARM | UPDATE_ENDED)) != 0 && (registerB & HALTED) == 0;
        updateDue = updated ? (timeline.cycles / CYCLES_PER_SECOND + 1) * CYCLES_PER_SECOND : NEVER;
        schedule.accept(due());
    }

    @Override
    public long due() {
        return Math.min(periodDue, updateDue);
    }

    @Override
    public void elapse() {
        if (periodDue <= timeline.cycles) {
            registerC |= PERIODIC;
        }
        if (updateDue <= timeline.cycles) {
            registerC |= isAlarm() ? ALARM | UPDATE_ENDED : UPDATE_ENDED;
        }
        reschedule();
        driveLine();
    }

    private void driveLine() {
        boolean requests = (registerC & registerB & SOURCES) != 0;
        registerC = requests ? registerC | INTERRUPT_REQUEST : registerC & ~INTERRUPT_REQUEST;
        line.drive(requests);
    }
}
