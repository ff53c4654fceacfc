package nt.ke;

/// When a wait or a timer is over. Fixed once, when it begins, so that one that is broken off and
/// begun again does not last longer than asked.
///
/// @param time in interrupt time, 100-ns units since boot; or, if `absolute`, in system time,
///   100-ns units since 1601: then it comes sooner or later when the system time is set
record Deadline(long time, boolean absolute) {

    /** It does not come. */
    static final Deadline NEVER = new Deadline(Long.MAX_VALUE, false);
}
