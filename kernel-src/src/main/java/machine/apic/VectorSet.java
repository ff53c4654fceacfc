package machine.apic;

/** A 256-bit register with a bit for each vector. */
final class VectorSet {

    static final int EMPTY = -1;

    private final long[] words = new long[4];

    // Asked for at every change of the task priority.
    private int highest = EMPTY;

    void add(int vector) {
        words[vector >> 6] |= 1L << vector;
        highest = Math.max(highest, vector);
    }

    void remove(int vector) {
        words[vector >> 6] &= ~(1L << vector);
        if (vector == highest) {
            highest = findHighest();
        }
    }

    void set(int vector, boolean member) {
        if (member) {
            add(vector);
        } else {
            remove(vector);
        }
    }

    boolean contains(int vector) {
        return (words[vector >> 6] & 1L << vector) != 0;
    }

    /** The largest vector in the set, or [#EMPTY]. */
    int highest() {
        return highest;
    }

    private int findHighest() {
        for (int word = words.length - 1; word >= 0; word--) {
            if (words[word] != 0) {
                return (word << 6) + 63 - Long.numberOfLeadingZeros(words[word]);
            }
        }
        return EMPTY;
    }
}
