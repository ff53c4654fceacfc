package nt.rtl;

/// Misuse that Driver Verifier looks for: the first parameter of
/// [BugCheckCode#DRIVER_VERIFIER_DETECTED_VIOLATION]. The others are listed here.
///
/// | violation | parameter 2 | 3 | 4 |
/// |---|---|---|---|
/// | of a level | present level | requested level | 0, or 1 in a deferred procedure call |
/// | of a spin lock or fast mutex | present level | the lock | 0 |
/// | of a resource | present level | APC disable count | the resource |
/// | of a wait | present level | the object | 0 |
/// | of the order of locks, or the way to take one | the lock | 0 | 0 |
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0xc4--driver-verifier-detected-violation
public enum VerifierViolation {
    /** Raising to a lower level. */
    RAISE_TO_LOWER_LEVEL(0x30),
    /** Lowering to a higher level, or where that is not allowed. */
    LOWER_TO_BAD_LEVEL(0x31),
    /** Releasing a spin lock with `KeReleaseSpinLock` at another level than `DISPATCH_LEVEL`. */
    SPIN_LOCK_RELEASED_AT_BAD_LEVEL(0x32),
    /** Taking a fast mutex above `APC_LEVEL`. */
    FAST_MUTEX_TAKEN_AT_BAD_LEVEL(0x33),
    /** Releasing a fast mutex at another level than `APC_LEVEL`. */
    FAST_MUTEX_RELEASED_AT_BAD_LEVEL(0x34),
    /** Taking a resource with normal kernel calls let in. */
    RESOURCE_TAKEN_WITH_APCS(0x37),
    /** Releasing a resource with normal kernel calls let in. */
    RESOURCE_RELEASED_WITH_APCS(0x38),
    /** Leaving a critical region that the thread is not in. No parameters. */
    NOT_IN_CRITICAL_REGION(0x3E),
    /** `KeAcquireSpinLockAtDpcLevel` below that level. */
    SPIN_LOCK_TAKEN_BELOW_DISPATCH(0x40),
    /** `KeReleaseSpinLockFromDpcLevel` below that level. */
    SPIN_LOCK_RELEASED_BELOW_DISPATCH(0x41),
    /** `KeAcquireSpinLock` above `DISPATCH_LEVEL`. */
    SPIN_LOCK_TAKEN_ABOVE_DISPATCH(0x42),
    /** Waiting without limit at `DISPATCH_LEVEL`. Looked for from Windows 7 on. */
    ENDLESS_WAIT_AT_DISPATCH(0x121),
    /** Waiting for some time at `DISPATCH_LEVEL`. Looked for from Windows 7 on. */
    WAIT_AT_DISPATCH(0x122),
    /** Taking locks in another order than that agreed on. */
    LOCK_HIERARCHY(0x1001),
    /// Taking a lock plainly that is taken through queues, or the other way round. Looked for from
    /// Windows 7 on.
    MISMATCHED_LOCK(0x1008);

    private final int code;

    VerifierViolation(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
