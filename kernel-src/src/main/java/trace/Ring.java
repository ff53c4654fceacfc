package trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The latest records of one processor: a fixed number of fixed-size records, the oldest
/// overwritten by the newest. One thread writes; others may read at any time, and find out
/// afterwards whether what they have read was being overwritten.
final class Ring {

    /** Words of a record. */
    static final int WORDS = 8;

    static final int SEQUENCE = 0;
    static final int CYCLES = 1;
    static final int STATE = 2;
    static final int PLACE = 3;
    static final int ARGUMENTS = 4;

    private static final VarHandle WRITTEN;

    static {
        try {
            WRITTEN = MethodHandles.lookup().findVarHandle(Ring.class, "written", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    final long[] words;
    private final int capacity;

    /** Records ever written. */
    private long written;

    /** Records that have been handed to the stream. */
    long streamed;

    Ring(int capacity) {
        this.capacity = capacity;
        words = new long[capacity * WORDS];
    }

    /** Where the record with this index begins. */
    int offset(long index) {
        return (int) (index & capacity - 1) * WORDS;
    }

    long written() {
        return (long) WRITTEN.getAcquire(this);
    }

    /** The same, for the writer. */
    long next() {
        return written;
    }

    void publish() {
        WRITTEN.setRelease(this, written + 1);
    }

    boolean isFullOfUnstreamed() {
        return written - streamed == capacity;
    }

    /** The oldest record that a reader who starts now can hope to read whole. */
    long oldest() {
        // One less than the capacity: the slot of the oldest may be half overwritten.
        return Math.max(0, written() - capacity + 1);
    }

    /** Records that have been overwritten and that the stream has not had. */
    long lost() {
        return Math.max(0, written() - capacity - streamed);
    }
}
