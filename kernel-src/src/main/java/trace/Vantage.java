package trace;

/// What a record says of the processor it was written on. The machine and the kernel keep it in
/// plain fields, so that reading it costs no call: it is the base of what a processor's `fs`
/// register points to.
public class Vantage {

    public final int processor;

    /** The present interrupt request level, 0 to 31. */
    public int irql;

    /** The number of the thread that runs here; 0 for the idle thread. */
    public int thread;

    public Vantage(int processor) {
        this.processor = processor;
    }
}
