package machine.cpu;

/// An entry of a processor's interrupt table.
@FunctionalInterface
public interface InterruptService {

    /// Serves the interrupt on the interrupted stack, with interrupts disabled. It enables them
    /// again, and may come back on another processor than it was called on.
    void serve();
}
