package trace;

/** How a record's processor state is packed into one word, and the way back. */
final class RecordState {

    private static final int THREAD_SHIFT = 32;
    private static final int IRQL_SHIFT = 16;
    private static final int COUNT_SHIFT = 8;
    private static final int BYTE = 0xFF;

    private static final TraceKind[] KINDS = TraceKind.values();

    private RecordState() {}

    static long pack(Vantage vantage, TraceKind kind, int arguments) {
        return (long) vantage.thread << THREAD_SHIFT
                | (long) vantage.irql << IRQL_SHIFT
                | (long) arguments << COUNT_SHIFT
                | kind.ordinal();
    }

    static TraceRecord read(Ring ring, long index, int processor) {
        long[] words = ring.words;
        int at = ring.offset(index);
        long state = words[at + Ring.STATE];
        long place = words[at + Ring.PLACE];
        var arguments =
                new long
                        [Math.min(
                                (int) (state >>> COUNT_SHIFT) & BYTE, Recorder.MAXIMUM_ARGUMENTS)];
        System.arraycopy(words, at + Ring.ARGUMENTS, arguments, 0, arguments.length);
        return new TraceRecord(
                words[at + Ring.SEQUENCE],
                Moment.toUnits(words[at + Ring.CYCLES]),
                processor,
                (int) (state >>> THREAD_SHIFT),
                (int) (state >>> IRQL_SHIFT) & BYTE,
                KINDS[(int) state & 1],
                (int) (place >>> 32),
                (int) place,
                arguments);
    }
}
