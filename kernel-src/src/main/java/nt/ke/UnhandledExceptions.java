package nt.ke;

import nt.rtl.NtStatus;

/** Ends a process that nobody can help any more; an upcall to the layer that knows processes. */
@FunctionalInterface
public interface UnhandledExceptions {

    /// Ends the current process, with this exit status. Does not return.
    void terminateProcess(NtStatus code);
}
