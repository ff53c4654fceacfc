package nt.ke;

import nt.rtl.Nt;

/// In the address space of which process a call is made, if its thread is attached to another than
/// its own.
@Nt("KAPC_ENVIRONMENT")
public enum KApcEnvironment {
    /** In that of the thread's own process. */
    OriginalApcEnvironment,
    /** In that of the process that the thread is attached to. */
    AttachedApcEnvironment,
    /** In that in which the thread is when the call is made up. */
    CurrentApcEnvironment,
    /** In that in which the thread is when the call is queued. */
    InsertApcEnvironment
}
