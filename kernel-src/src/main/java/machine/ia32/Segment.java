package machine.ia32;

/// A segment register: the selector that programs see, and the descriptor that is remembered with
/// it.
public final class Segment {

    public static final int ES = 0;
    public static final int CS = 1;
    public static final int SS = 2;
    public static final int DS = 3;
    public static final int FS = 4;
    public static final int GS = 5;

    private static final int FLAT_LIMIT = -1;

    public int selector;
    public int base;

    /** The highest offset (of an expand-down segment: the offset below the lowest), in bytes. */
    public int limit;

    /// The descriptor's second word: its type in bits 8 to 11, S in 12, DPL in 13 and 14, P in 15,
    /// D/B in 22, G in 23. Zero for a null selector.
    public int rights;

    /// Whether offsets are linear addresses and no check of a read (a write) can fail. Whatever
    /// else watches accesses, such as alignment checks and breakpoints on data, clears these too.
    public boolean flatForReads;

    public boolean flatForWrites;

    /** Takes over a descriptor. */
    public void load(int newSelector, long descriptor) {
        load(
                newSelector,
                Descriptor.base(descriptor),
                Descriptor.limit(descriptor),
                Descriptor.rights(descriptor));
    }

    /** Loads a selector together with its hidden part. */
    public void load(int newSelector, int newBase, int newLimit, int newRights) {
        selector = newSelector;
        base = newBase;
        limit = newLimit;
        rights = newRights;
    }

    void copyFrom(Segment other) {
        load(other.selector, other.base, other.limit, other.rights);
        flatForReads = other.flatForReads;
        flatForWrites = other.flatForWrites;
    }

    /** Finds out whether this segment is flat; it never is while accesses are watched. */
    void refresh(boolean watched) {
        boolean flat =
                !watched
                        && base == 0
                        && limit == FLAT_LIMIT
                        && Descriptor.isPresent(rights)
                        && !Descriptor.isExpandDown(rights);
        flatForReads = flat && Descriptor.isReadable(rights);
        flatForWrites = flat && Descriptor.isWritable(rights);
    }

    /// Whether bytes at these offsets are within the limit.
    ///
    /// @param size at least 1
    boolean contains(int offset, int size) {
        int last = offset + size - 1;
        if (Integer.compareUnsigned(last, offset) < 0) {
            // It wraps around: a flat segment is a ring, and others do not reach that far.
            return limit == FLAT_LIMIT && !Descriptor.isExpandDown(rights);
        }
        if (Descriptor.isExpandDown(rights)) {
            int top = Descriptor.isBig(rights) ? -1 : 0xFFFF;
            return Integer.compareUnsigned(offset, limit) > 0
                    && Integer.compareUnsigned(last, top) <= 0;
        }
        return Integer.compareUnsigned(last, limit) <= 0;
    }

    /** Whether the stack pointer, or the instruction's default size, has 32 bits. */
    public boolean isBig() {
        return Descriptor.isBig(rights);
    }

    boolean isNull() {
        return (rights & Descriptor.PRESENT) == 0;
    }
}
