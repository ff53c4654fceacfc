package trace;

/// What a record says of the processor it was written on: its number, its interrupt request level,
/// the thread that runs there. It is the base of what a processor's `fs` register points to, and
/// packed as a record wants it, so that writing a record costs one load.
public class Vantage {

    public final int processor;

    /** The lower bits and the highest ones of [RecordWords#what]; those between are zeros. */
    long mark;

    public Vantage(int processor) {
        this.processor = processor;
        mark = processor;
    }

    /** The present interrupt request level, 0 to 31. */
    public final int level() {
        return RecordWords.level(mark);
    }

    protected final void setLevel(int level) {
        mark = RecordWords.withLevel(mark, level);
    }

    /** The number of the thread that runs here, 0 for the idle thread. */
    public final int thread() {
        return RecordWords.thread(mark);
    }

    /// Says which thread runs here.
    ///
    /// @param number 0 for the idle thread
    public final void setThread(int number) {
        mark = RecordWords.withThread(mark, number);
    }
}
