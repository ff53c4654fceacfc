package nt.services;

/** The words that a service was called with, in order. */
public final class Arguments {

    private final int[] words;

    public Arguments(int... words) {
        this.words = words;
    }

    /** An address, a handle, a number: what it is, the service knows. */
    public int word(int index) {
        return words[index];
    }

    /** A `BOOLEAN`, of which only the lowest byte counts. */
    public boolean flag(int index) {
        return (words[index] & 0xFF) != 0;
    }
}
