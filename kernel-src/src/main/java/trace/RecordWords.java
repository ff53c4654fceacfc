package trace;

/// How a record is packed into words, and the way back. The first word is the time, in cycles since
/// power-on. The second says everything else but the arguments:
///
/// ```
///  thread (22 bits) │ method (13) │ calling place (16) │ what (3) │ IRQL (5) │ processor (5)
/// ```
///
/// The outer parts are the processor's [Vantage]; those between are one constant at almost every
/// place in woven code.
final class RecordWords {

    /** The numbers of methods and places are smaller than these. */
    static final int METHODS = 1 << 13;

    static final int SITES = 1 << 16;

    /** As many arguments have been written, of a call. */
    private static final int MOST_ARGUMENTS = Pen.MAXIMUM_ARGUMENTS;

    private static final int EXIT = 5;
    private static final int EXIT_WITH_RESULT = 6;

    private static final int IRQL_SHIFT = 5;
    private static final int KIND_SHIFT = 10;
    private static final int SITE_SHIFT = 13;
    private static final int METHOD_SHIFT = 29;
    private static final int THREAD_SHIFT = 42;

    private static final int FIVE_BITS = 0x1F;
    private static final int KIND_BITS = 0x7;

    private RecordWords() {}

    // ---- the vantage ------------------------------------------------------------------------

    static int level(long mark) {
        return (int) mark >>> IRQL_SHIFT & FIVE_BITS;
    }

    static long withLevel(long mark, int level) {
        return mark & ~((long) FIVE_BITS << IRQL_SHIFT) | level << IRQL_SHIFT;
    }

    static int thread(long mark) {
        return (int) (mark >>> THREAD_SHIFT);
    }

    static long withThread(long mark, int thread) {
        return mark & ~(-1L << THREAD_SHIFT) | (long) thread << THREAD_SHIFT;
    }

    // ---- the event --------------------------------------------------------------------------

    static long call(int method, int site, int arguments) {
        return (long) method << METHOD_SHIFT | (long) site << SITE_SHIFT | arguments << KIND_SHIFT;
    }

    static long exit(int method) {
        return call(method, 0, EXIT);
    }

    static long exitWithResult(int method) {
        return call(method, 0, EXIT_WITH_RESULT);
    }

    // ---- the way back -----------------------------------------------------------------------

    static boolean isCallOf(int method, long what) {
        return method(what) == method && kind(what) <= MOST_ARGUMENTS;
    }

    static boolean isReturnOf(int method, long what) {
        return method(what) == method && kind(what) > MOST_ARGUMENTS;
    }

    private static int method(long what) {
        return (int) (what >>> METHOD_SHIFT) & METHODS - 1;
    }

    private static int kind(long what) {
        return (int) what >>> KIND_SHIFT & KIND_BITS;
    }

    private static int arguments(int kind) {
        return switch (kind) {
            case EXIT -> 0;
            case EXIT_WITH_RESULT -> 1;
            default -> Math.min(kind, MOST_ARGUMENTS);
        };
    }

    /// Reads a record. One that is being overwritten meanwhile may say anything; the reader has to
    /// find that out.
    static TraceRecord read(Ring ring, long index) {
        long what = ring.word(index, Ring.WHAT);
        int kind = kind(what);
        var arguments = new long[arguments(kind)];
        for (int argument = 0; argument < arguments.length; argument++) {
            arguments[argument] = ring.word(index, Ring.ARGUMENTS + argument);
        }
        return new TraceRecord(
                index,
                Moment.toUnits(ring.word(index, Ring.WHEN)),
                (int) what & FIVE_BITS,
                (int) (what >>> THREAD_SHIFT),
                level(what),
                kind <= MOST_ARGUMENTS ? TraceKind.ENTER : TraceKind.EXIT,
                method(what),
                (int) (what >>> SITE_SHIFT) & SITES - 1,
                arguments);
    }
}
