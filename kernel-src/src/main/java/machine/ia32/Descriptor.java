package machine.ia32;

/// Reads the eight bytes of a segment descriptor, or its second word, the access rights.
public final class Descriptor {

    static final int PRESENT = 1 << 15;

    /** Code or data, not a system segment. */
    static final int NORMAL = 1 << 12;

    static final int CODE = 1 << 11;
    static final int CONFORMING = 1 << 10;
    static final int EXPAND_DOWN = 1 << 10;
    static final int WRITABLE = 1 << 9;
    static final int READABLE = 1 << 9;
    static final int ACCESSED = 1 << 8;

    static final int BIG = 1 << 22;
    private static final int GRANULAR = 1 << 23;

    // Types of system segments.
    static final int TASK_16 = 1;
    static final int LOCAL_TABLE = 2;
    static final int BUSY_TASK_16 = 3;
    static final int CALL_GATE_16 = 4;
    static final int TASK_GATE = 5;
    static final int INTERRUPT_GATE_16 = 6;
    static final int TRAP_GATE_16 = 7;
    static final int TASK = 9;
    static final int BUSY_TASK = 11;
    static final int CALL_GATE = 12;
    static final int INTERRUPT_GATE = 14;
    static final int TRAP_GATE = 15;

    private Descriptor() {}

    static int base(long descriptor) {
        return (int) (descriptor >>> 16 & 0xFFFFFF | descriptor >>> 32 & 0xFF000000L);
    }

    /** The limit in bytes. */
    static int limit(long descriptor) {
        int limit = (int) (descriptor & 0xFFFF | descriptor >>> 32 & 0xF0000);
        return (rights(descriptor) & GRANULAR) != 0 ? limit << 12 | 0xFFF : limit;
    }

    static int rights(long descriptor) {
        return (int) (descriptor >>> 32) & 0x00F0FF00;
    }

    static boolean isPresent(int rights) {
        return (rights & PRESENT) != 0;
    }

    static boolean isNormal(int rights) {
        return (rights & NORMAL) != 0;
    }

    static boolean isCode(int rights) {
        return (rights & (NORMAL | CODE)) == (NORMAL | CODE);
    }

    static boolean isData(int rights) {
        return (rights & (NORMAL | CODE)) == NORMAL;
    }

    static boolean isConforming(int rights) {
        return isCode(rights) && (rights & CONFORMING) != 0;
    }

    static boolean isExpandDown(int rights) {
        return isData(rights) && (rights & EXPAND_DOWN) != 0;
    }

    static boolean isReadable(int rights) {
        return isData(rights) || isCode(rights) && (rights & READABLE) != 0;
    }

    static boolean isWritable(int rights) {
        return isData(rights) && (rights & WRITABLE) != 0;
    }

    static boolean isBig(int rights) {
        return (rights & BIG) != 0;
    }

    static int privilege(int rights) {
        return rights >>> 13 & 3;
    }

    /** The type of a system segment or gate. */
    static int type(int rights) {
        return rights >>> 8 & 15;
    }

    /** The offset that a gate leads to. */
    static int gateOffset(long gate) {
        return (int) (gate & 0xFFFF | gate >>> 32 & 0xFFFF0000L);
    }

    static int gateSelector(long gate) {
        return (int) (gate >>> 16) & 0xFFFF;
    }
}
