package nt.ke;

import nt.rtl.Nt;

/// What happens to a timer when a wait for it is satisfied.
@Nt("TIMER_TYPE")
public enum TimerType {
    /** Stays signaled, releases all. */
    NotificationTimer,
    /** Releases one thread and is reset by that. */
    SynchronizationTimer
}
