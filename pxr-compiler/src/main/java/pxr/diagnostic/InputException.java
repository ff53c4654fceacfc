package pxr.diagnostic;

/// The input as a whole cannot be worked on, so nothing was done. The message is for the user: one
/// line that says what is wrong and what to do about it. What is wrong with a part of the input is
/// a [Diagnostic] instead.
public class InputException extends RuntimeException {

    public InputException(String message) {
        super(message);
    }

    public InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
