package nt.ke;

import nt.rtl.Nt;

/// Where a thread is. The order is that of NT.
///
/// @source https://www.geoffchappell.com/studies/windows/km/ntoskrnl/inc/ntos/ke/kthread_state.htm
@Nt("KTHREAD_STATE")
public enum KThreadState {
    /** Made, and not yet readied. */
    Initialized,
    /** In a ready list of one processor. */
    Ready,
    /** The current thread of one processor. */
    Running,
    /** The next thread of one processor. */
    Standby,
    /** Ended; never to run again. */
    Terminated,
    /** On the wait lists of dispatcher objects. */
    Waiting,
    /** Ready, but its kernel stack is paged out. */
    Transition,
    /** Readied; its processor is not yet decided. */
    DeferredReady,
    /** Waiting on a gate. */
    GateWait
}
