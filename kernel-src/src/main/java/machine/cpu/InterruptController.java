package machine.cpu;

/** What a processor sees of its interrupt controller. */
public interface InterruptController {

    /** Whether an interrupt waits that the present task priority lets through. */
    boolean hasDeliverable();

    /** Takes the most urgent interrupt in service; there is a deliverable one. Its vector. */
    int acknowledge();
}
