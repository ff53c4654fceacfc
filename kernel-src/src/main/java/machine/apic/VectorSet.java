package machine.apic;

/** A 256-bit register with a bit for each vector. */
final class VectorSet {

    static final int EMPTY = -1;

    private final long[] words = new long[4];

    void add(int vector) {
        words[vector >> 6] |= 1L << vector;
    }

    void remove(int vector) {
        words[vector >> 6] &= ~(1L << vector);
    }

    /** The largest vector in the set, or [#EMPTY]. */
    int highest() {
        for (int word = words.length - 1; word >= 0; word--) {
            if (words[word] != 0) {
                return (word << 6) + 63 - Long.numberOfLeadingZeros(words[word]);
            }
        }
        return EMPTY;
    }
}
