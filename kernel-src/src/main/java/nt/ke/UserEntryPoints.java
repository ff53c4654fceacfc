package nt.ke;

import nt.rtl.Nt;

/// Where the kernel has programs go on that it has interrupted: the addresses, in `ntdll`, of the
/// routines that it enters user mode by. All 0 until `ntdll` has been mapped.
public final class UserEntryPoints {

    @Nt("KeUserExceptionDispatcher")
    int exceptionDispatcher;

    @Nt("KeUserApcDispatcher")
    int apcDispatcher;

    @Nt("KeUserCallbackDispatcher")
    int callbackDispatcher;

    @Nt("KeRaiseUserExceptionDispatcher")
    int raiseExceptionDispatcher;

    /** Where a fast system call returns to: `KUSER_SHARED_DATA.SystemCallReturn`. */
    int systemCallReturn;

    /// Takes the addresses over.
    public void set(
            int exceptionDispatcher,
            int apcDispatcher,
            int callbackDispatcher,
            int raiseExceptionDispatcher,
            int systemCallReturn) {
        this.exceptionDispatcher = exceptionDispatcher;
        this.apcDispatcher = apcDispatcher;
        this.callbackDispatcher = callbackDispatcher;
        this.raiseExceptionDispatcher = raiseExceptionDispatcher;
        this.systemCallReturn = systemCallReturn;
    }
}
