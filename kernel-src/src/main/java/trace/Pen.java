package trace;

import org.jspecify.annotations.Nullable;

/// What woven code writes with, at every entry and exit of a method; its methods are public for
/// that reason only. Before every call woven code also leaves the number of the calling place in
/// [Recorder#site].
///
/// All of this is made to be few machine instructions, for it is put into the kernel's code some
/// thousand times. The compiler takes the fields of a record that is a constant for constants, and
/// so knows where the arrays are and how long. Nothing here takes a lock or allocates memory,
/// except when an object is met for the first time.
///
/// @param recorder what does not concern every record
/// @param ring what the records go to
/// @param words those of the ring
/// @param targets the method by the number of the calling place and the method
/// @param calls how often each place has called each method, by the number of the two together
public record Pen(Recorder recorder, Ring ring, long[] words, int[] targets, long[] calls) {

    /** How many arguments of a call are recorded. */
    public static final int MAXIMUM_ARGUMENTS = 4;

    /** Stands for a null reference. */
    static final long NULL = -1;

    /** Stands for an object that has no number. */
    static final long UNNAMED = -2;

    public void enter(int method, int rank) {
        begin(method, rank, 0);
        ring.publish();
    }

    public void enter(int method, int rank, long a) {
        int at = begin(method, rank, 1);
        words[at] = a;
        ring.publish();
    }

    public void enter(int method, int rank, long a, long b) {
        int at = begin(method, rank, 2);
        words[at] = a;
        words[at + 1] = b;
        ring.publish();
    }

    public void enter(int method, int rank, long a, long b, long c) {
        int at = begin(method, rank, 3);
        words[at] = a;
        words[at + 1] = b;
        words[at + 2] = c;
        ring.publish();
    }

    public void enter(int method, int rank, long a, long b, long c, long d) {
        int at = begin(method, rank, 4);
        words[at] = a;
        words[at + 1] = b;
        words[at + 2] = c;
        words[at + 3] = d;
        ring.publish();
    }

    public void exit(int method) {
        write(RecordWords.exit(method));
        ring.publish();
    }

    /** The parameters are in the order in which woven code has them on its operand stack. */
    public static void exit(long result, Pen pen, int method) {
        int at = pen.write(RecordWords.exitWithResult(method));
        pen.words[at] = result;
        pen.ring.publish();
    }

    /** The number by which a reference stands in a record. */
    public static long word(@Nullable Object value, Pen pen) {
        // Tests of types, most frequent first: a pattern switch goes through a bootstrapped call.
        if (value instanceof TracedObject object) {
            return object.word != TracedObject.UNNUMBERED ? object.word : pen.recorder.name(object);
        }
        if (value instanceof Enum<?> constant) {
            return constant.ordinal();
        }
        if (value instanceof Traced traced) {
            return traced.traceWord();
        }
        return value == null ? NULL : UNNAMED;
    }

    /// @param rank which of the numbers of the calling place is that of the call of this method;
    ///   but the place may be that of another call, which unwoven code between has made this one of
    private int begin(int method, int rank, int arguments) {
        int site = recorder.site + rank;
        recorder.site = Recorder.UNKNOWN;
        if (targets[site] == method) {
            calls[site]++;
        } else {
            site = Recorder.UNKNOWN;
            recorder.countUnknown(method);
        }
        return write(RecordWords.call(method, site, arguments));
    }

    /** Writes all of a record but the arguments; gives where they go. */
    private int write(long event) {
        int at = Ring.offset(ring.written, words);
        if (at == 0) {
            recorder.flush(); // a round is over: the oldest records are overwritten from now on
        }
        Moment now = recorder.moment;
        words[at + Ring.WHEN] = now.cycles;
        words[at + Ring.WHAT] = event | now.vantage.mark;
        return at + Ring.ARGUMENTS;
    }
}
