package server.main;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** An expected failure: its message is one line with the remedy. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }

    Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What to tell a user who is shown no stack trace. */
    static String oneLine(Throwable problem) {
        return switch (problem) {
            case Failure failure -> String.valueOf(failure.getMessage());
            case UncheckedIOException unchecked when unchecked.getCause() != null ->
                    oneLine(unchecked.getCause());
            case NoSuchFileException missing -> "no such file: " + missing.getMessage();
            case AccessDeniedException denied -> "no permission: " + denied.getMessage();
            case RuntimeException unexpected ->
                    "internal error: " + unexpected + "; run it with --debug for the stack trace";
            default -> {
                String message = problem.getMessage();
                yield message == null || message.isBlank()
                        ? problem.toString()
                        : message.lines().findFirst().orElseThrow();
            }
        };
    }
}
