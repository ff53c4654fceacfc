package nt.ke;

import org.jspecify.annotations.Nullable;

/// A normal routine that is code of a program, and called in user mode only: its three arguments
/// are words.
///
/// @param address where it is in the program
public record UserRoutine(int address) implements KApc.NormalRoutine {

    /// The word that stands for an argument of a call: null is 0.
    static int word(@Nullable Object argument) {
        return argument instanceof Integer value ? value : 0;
    }

    /** Never called: the kernel does not execute programs' code itself. */
    @Override
    public void call(
            @Nullable Object normalContext,
            @Nullable Object systemArgument1,
            @Nullable Object systemArgument2) {
        throw new IllegalStateException("a user call in kernel mode");
    }
}
