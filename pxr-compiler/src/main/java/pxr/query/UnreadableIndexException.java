package pxr.query;

import pxr.diagnostic.InputException;

/** An index cannot be opened; the message is one line that says why and what to do. */
public final class UnreadableIndexException extends InputException {

    UnreadableIndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
