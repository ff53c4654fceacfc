package server.main;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import pxr.diagnostic.InputException;

/** What to tell a user, who is shown no stack trace, about a failure: one line. */
final class Explanation {

    private Explanation() {}

    static String of(Throwable problem) {
        return switch (problem) {
            case InputException input -> firstLine(input);
            case UncheckedIOException unchecked when unchecked.getCause() != null ->
                    of(unchecked.getCause());
            case NoSuchFileException missing -> "no such file: " + missing.getMessage();
            case AccessDeniedException denied -> "no permission: " + denied.getMessage();
            case RuntimeException _, Error _ ->
                    "internal error: " + firstLine(problem) + " (--debug shows where)";
            default -> firstLine(problem);
        };
    }

    private static String firstLine(Throwable problem) {
        String message = problem.getMessage();
        return message == null || message.isBlank()
                ? problem.toString()
                : message.lines().findFirst().orElseThrow();
    }
}
