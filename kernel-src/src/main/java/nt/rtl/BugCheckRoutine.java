package nt.rtl;

/// Stops the system. An upcall of the layers below Ke, which provides it.
///
/// The parameters mean what the code says they mean. Where NT has the address of an object there is
/// the number of the process or thread, or the kind of the lock; 0 for what has no number, and for
/// the addresses of routines.
@FunctionalInterface
public interface BugCheckRoutine {

    /// Never returns.
    void KeBugCheckEx(BugCheckCode code, long p1, long p2, long p3, long p4);

    /// Stops the system because of something that NT leaves to Driver Verifier to notice. Never
    /// returns.
    ///
    /// @model Here the verifier is always on: without it NT would go on, and fail later in a way
    ///   that nobody can foresee.
    default void violation(VerifierViolation violation, long p2, long p3, long p4) {
        KeBugCheckEx(BugCheckCode.DRIVER_VERIFIER_DETECTED_VIOLATION, violation.code(), p2, p3, p4);
    }
}
