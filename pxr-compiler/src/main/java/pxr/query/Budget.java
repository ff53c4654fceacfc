package pxr.query;

import java.time.Duration;

/// The time that an answer may take. A regular expression can take time exponential in the length
/// of its input, and Java's matcher cannot be told to stop; but it reads its input char by char,
/// and so it is stopped there.
final class Budget {

    /** Says that the time ran out; costs no stack trace. */
    static final class Exceeded extends RuntimeException {
        private Exceeded() {
            super("out of time", null, false, false);
        }
    }

    private static final int CHARS_BETWEEN_CHECKS = 1 << 12;

    private final long end;

    Budget(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Throws when the time is over. */
    void check() {
        if (System.nanoTime() - end > 0) throw new Exceeded();
    }

    /** The same chars, but reading them stops when the time is over. */
    CharSequence watch(CharSequence text) {
        return new Watched(text);
    }

    private final class Watched implements CharSequence {

        private final CharSequence text;
        private int reads;

        Watched(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads % CHARS_BETWEEN_CHECKS == 0) check();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
