package nt.services;

/// A row of the list of services.
///
/// @param number the index into the table
/// @param arguments words that are copied from the caller's stack
/// @param component the part of the executive that it belongs to, by its two or three letters
/// @param scope whether this kernel is meant to have it
/// @param prototype its parameters, as far as they have been published; else empty
public record ServiceDescription(
        int number,
        String name,
        int arguments,
        String component,
        ServiceScope scope,
        String prototype) {

    /** The bytes of a word on the stack. */
    public static final int WORD = 4;

    /** What the stub takes off the stack when it returns. */
    public int argumentBytes() {
        return WORD * arguments;
    }
}
