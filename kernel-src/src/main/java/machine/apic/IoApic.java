package machine.apic;

import java.util.Arrays;

/// The interrupt controller that devices are wired to: turns a change of one of its 24 lines into a
/// message for a processor, as the line's entry in the redirection table says.
///
/// An *edge* is a request by itself; while the line is masked it is lost. A *level* requests for as
/// long as the line is active: once a processor has accepted it (`remote IRR`), again when that has
/// come to its end of interrupt and the line is still active.
///
/// @source Intel 82093AA I/O Advanced Programmable Interrupt Controller, data sheet 290566
public final class IoApic {

    public static final int LINES = 24;

    /** Numbers of registers: what is written to the register select. */
    public static final int IOAPICID = 0x00;

    public static final int IOAPICVER = 0x01;

    /**
     * The lower half of the first entry; the upper half is next, then those of the second entry.
     */
    public static final int IOREDTBL = 0x10;

    // ---- bits of an entry's lower half
    private static final int VECTOR = 0xFF;
    private static final int DELIVERY_MODE_SHIFT = 8;
    private static final int LOGICAL = 1 << 11;
    public static final int ACTIVE_LOW = 1 << 13;
    private static final int REMOTE_IRR = 1 << 14;
    public static final int LEVEL = 1 << 15;
    public static final int MASKED = 1 << 16;
    private static final int READ_ONLY = REMOTE_IRR | 1 << 12;

    /** Of the destination in an entry's upper half. */
    public static final int DESTINATION_SHIFT = 24;

    /** Version 0x11, entry number 23 is the last. */
    private static final int VERSION = LINES - 1 << 16 | 0x11;

    private final ApicBus bus;
    private final int[] low = new int[LINES];
    private final int[] high = new int[LINES];
    private final boolean[] asserted = new boolean[LINES];
    private int identification;
    private int select;

    public IoApic(ApicBus bus) {
        this.bus = bus;
        Arrays.fill(low, MASKED);
        bus.connect(this);
    }

    // ---- registers --------------------------------------------------------------------------

    /** Chooses the register that [#readWindow] and [#writeWindow] reach: IOREGSEL. */
    public void select(int register) {
        select = register & 0xFF;
    }

    /** IOWIN. Registers that do not exist read as zeros. */
    public int readWindow() {
        int entry = entry(select);
        if (entry >= 0) {
            return isUpper(select) ? high[entry] : low[entry];
        }
        return switch (select) {
            case IOAPICID -> identification;
            case IOAPICVER -> VERSION;
            default -> 0;
        };
    }

    /** IOWIN. A level that is active when its entry is unmasked requests at once. */
    public void writeWindow(int value) {
        int entry = entry(select);
        if (entry >= 0 && isUpper(select)) {
            high[entry] = value;
        } else if (entry >= 0) {
            low[entry] = value & ~READ_ONLY | low[entry] & READ_ONLY;
            if ((value & LEVEL) == 0) {
                low[entry] &= ~REMOTE_IRR;
            }
            requestLevel(entry);
        } else if (select == IOAPICID) {
            identification = value & 0xF << 24;
        }
    }

    /** Writes both halves of an entry. */
    public void redirect(int line, int lower, int destination) {
        select(IOREDTBL + 2 * line + 1);
        writeWindow(destination << DESTINATION_SHIFT);
        select(IOREDTBL + 2 * line);
        writeWindow(lower);
    }

    private static int entry(int register) {
        int entry = register - IOREDTBL >> 1;
        return entry < LINES ? entry : -1;
    }

    private static boolean isUpper(int register) {
        return (register & 1) != 0;
    }

    // ---- lines ------------------------------------------------------------------------------

    /** A device drives its line. */
    public void setLine(int line, boolean highVoltage) {
        boolean active = highVoltage != ((low[line] & ACTIVE_LOW) != 0);
        boolean rises = active && !asserted[line];
        asserted[line] = active;
        if ((low[line] & LEVEL) != 0) {
            requestLevel(line);
        } else if (rises && (low[line] & MASKED) == 0) {
            send(line);
        }
    }

    private void requestLevel(int line) {
        boolean waits = (low[line] & (MASKED | REMOTE_IRR)) != 0;
        if ((low[line] & LEVEL) != 0 && asserted[line] && !waits) {
            low[line] |= REMOTE_IRR;
            send(line);
        }
    }

    private void send(int line) {
        int entry = low[line];
        bus.send(
                new InterruptMessage(
                        DeliveryMode.of(entry >> DELIVERY_MODE_SHIFT),
                        entry & VECTOR,
                        (entry & LOGICAL) != 0,
                        high[line] >>> DESTINATION_SHIFT,
                        (entry & LEVEL) != 0));
    }

    void endOfInterrupt(int vector) {
        for (int line = 0; line < LINES; line++) {
            if ((low[line] & REMOTE_IRR) != 0 && (low[line] & VECTOR) == vector) {
                low[line] &= ~REMOTE_IRR;
                requestLevel(line);
            }
        }
    }
}
