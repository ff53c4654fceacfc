package machine.cpu;

/// A call chain that can be left in the middle and taken up again later, by any processor.
///
/// A stack is loaded in at most one processor at a time. Nothing on it may hold a Java monitor or a
/// `java.util.concurrent` lock, or be inside a static initialiser, when it is left.
public interface ExecutionStack {

    /** A stack whose first call, when it is first entered, is `body`; which must never return. */
    static ExecutionStack startingWith(Runnable body) {
        return new ContinuationStack(body);
    }

    /** Carries the stack on until it is left. Called from outside all stacks. */
    void enter();

    /// Goes back to who entered this stack. Called on the stack itself; returns at the next entry.
    void leave();

    /** Takes the stack for a processor; false while another one still has it. */
    boolean load(Processor processor);

    /** Gives the stack up; from then on any processor may load it. */
    void unload();
}
