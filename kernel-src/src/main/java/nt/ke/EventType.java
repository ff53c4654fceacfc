package nt.ke;

import nt.rtl.Nt;

/// What happens to an event when a wait for it is satisfied.
@Nt("EVENT_TYPE")
public enum EventType {
    /** Stays signaled, releases all. */
    NotificationEvent,
    /** Releases one thread and is reset by that. */
    SynchronizationEvent
}
