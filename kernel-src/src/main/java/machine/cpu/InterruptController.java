package machine.cpu;

/** What a processor sees of its interrupt controller. */
public interface InterruptController {

    /** That of a processor that is connected to none. */
    InterruptController NONE =
            new InterruptController() {
                @Override
                public boolean hasDeliverable() {
                    return false;
                }

                @Override
                public int acknowledge() {
                    throw new IllegalStateException("no interrupt controller is connected");
                }
            };

    /** Whether an interrupt waits that the present task priority lets through. */
    boolean hasDeliverable();

    /** Takes the most urgent interrupt in service, of which there is one. Its vector. */
    int acknowledge();
}
