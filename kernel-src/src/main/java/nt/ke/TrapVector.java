package nt.ke;

/// The interrupts by which programs call the kernel, beside those that the processor defines.
///
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/i386/trap.s`
final class TrapVector {

    /** Answers with the tick count, in milliseconds. Nobody uses it. */
    static final int GET_TICK_COUNT = 0x2A;

    /** Returns from a callback. */
    static final int CALLBACK_RETURN = 0x2B;

    /** Says that an assertion has failed. */
    static final int RAISE_ASSERTION = 0x2C;

    /** Speaks to the debugger. */
    static final int DEBUG_SERVICE = 0x2D;

    /** Calls a system service. */
    static final int SYSTEM_SERVICE = 0x2E;

    private TrapVector() {}
}
