package nt.ps;

import nt.rtl.Nt;

/// Where the stack of a new thread is: whoever creates the thread has made it, and says so.
///
/// @param oldStackBase not 0: the thread goes on with a stack that it had before
/// @param stackBase the first address above the stack
/// @param stackLimit the lowest address that is committed
/// @param allocatedStackBase the lowest address that is reserved
@Nt("INITIAL_TEB")
public record InitialTeb(
        int oldStackBase,
        int oldStackLimit,
        int stackBase,
        int stackLimit,
        int allocatedStackBase) {

    /** In memory, in bytes. */
    public static final int SIZE = 20;

    /** A new stack. */
    public static InitialTeb of(int stackBase, int stackLimit, int allocatedStackBase) {
        return new InitialTeb(0, 0, stackBase, stackLimit, allocatedStackBase);
    }

    int effectiveBase() {
        return oldStackBase == 0 ? stackBase : oldStackBase;
    }

    int effectiveLimit() {
        return oldStackBase == 0 ? stackLimit : oldStackLimit;
    }
}
