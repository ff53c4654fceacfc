package machine.cpu;

/** What a processor sees of its interrupt controller. */
public interface InterruptController {

    int NONE = -1;

    /** Whether an interrupt waits that the present task priority lets through. */
    boolean hasDeliverable();

    /** Takes the most urgent deliverable interrupt in service; its vector, or [#NONE]. */
    int acknowledge();
}
