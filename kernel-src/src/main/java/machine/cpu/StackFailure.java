package machine.cpu;

/// An exception that nothing on a stack caught: an error in the model, never an event of the model.
public final class StackFailure extends RuntimeException {

    StackFailure(Throwable cause) {
        super(cause);
    }
}
