package trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The latest records of a machine: a fixed number of fixed-size records, the oldest overwritten by
/// the newest. One thread writes, which is [Pen]; others may read at any time, and find out
/// afterwards whether what they have read was being overwritten.
///
/// One ring for all processors, for one thread carries all of them: a record's place in the ring is
/// its place in the order of things, and costs no word.
final class Ring {

    /** Words of a record; the first two are those of [RecordWords]. */
    static final int WORDS = 2 + Pen.MAXIMUM_ARGUMENTS;

    static final int WHEN = 0;
    static final int WHAT = 1;
    static final int ARGUMENTS = 2;

    private static final VarHandle WRITTEN;

    static {
        try {
            WRITTEN = MethodHandles.lookup().findVarHandle(Ring.class, "written", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final long[] words;

    /** Records ever written. The writer reads it plainly; others see it rise by [#publish]. */
    long written;

    /// @param capacity in records, a power of two
    Ring(int capacity) {
        words = new long[capacity * WORDS];
    }

    /** Where the record with this index begins in the words of a ring. */
    static int offset(long index, long[] words) {
        return ((int) index & words.length / WORDS - 1) * WORDS;
    }

    /** Lets others see one more record. */
    void publish() {
        WRITTEN.setRelease(this, written + 1);
    }

    /** Forgets all records. */
    void clear() {
        WRITTEN.setRelease(this, 0);
    }

    long written() {
        return (long) WRITTEN.getAcquire(this);
    }

    /** A word of a record. */
    long word(long index, int word) {
        return words[offset(index, words) + word];
    }

    /** The oldest record that a reader who starts now can hope to read whole. */
    long oldest() {
        // One less than the capacity: the slot of the oldest may be half overwritten.
        return Math.max(0, written() - words.length / WORDS + 1);
    }

    /** Records that have been overwritten. */
    long overwritten() {
        return Math.max(0, written() - words.length / WORDS);
    }
}
