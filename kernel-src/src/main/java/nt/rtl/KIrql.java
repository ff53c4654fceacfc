package nt.rtl;

/// The interrupt request levels of x86. A processor at a level takes only interrupts of higher
/// ones; a thread is exchanged for another only below [#DISPATCH_LEVEL].
///
/// @source https://github.com/reactos/reactos `sdk/include/xdk/x86/ke.h` (levels),
///   `sdk/include/ndk/i386/ketypes.h` (SYNCH_LEVEL of a multiprocessor 5.2)
@Nt("KIRQL")
public enum KIrql {
    /** Ordinary threads. */
    PASSIVE_LEVEL,
    /** Asynchronous procedure calls are kept out. */
    APC_LEVEL,
    /** The dispatcher and deferred procedure calls; no waiting, no page faults. */
    DISPATCH_LEVEL,
    DEVICE_LEVEL_3,
    DEVICE_LEVEL_4,
    DEVICE_LEVEL_5,
    DEVICE_LEVEL_6,
    DEVICE_LEVEL_7,
    DEVICE_LEVEL_8,
    DEVICE_LEVEL_9,
    DEVICE_LEVEL_10,
    DEVICE_LEVEL_11,
    DEVICE_LEVEL_12,
    DEVICE_LEVEL_13,
    DEVICE_LEVEL_14,
    DEVICE_LEVEL_15,
    DEVICE_LEVEL_16,
    DEVICE_LEVEL_17,
    DEVICE_LEVEL_18,
    DEVICE_LEVEL_19,
    DEVICE_LEVEL_20,
    DEVICE_LEVEL_21,
    DEVICE_LEVEL_22,
    DEVICE_LEVEL_23,
    DEVICE_LEVEL_24,
    DEVICE_LEVEL_25,
    DEVICE_LEVEL_26,
    /// The dispatcher's locks on a multiprocessor: two below [#IPI_LEVEL]. Also that of profiling.
    SYNCH_LEVEL,
    /** The clock interrupt. */
    CLOCK_LEVEL,
    /** Interprocessor interrupts. */
    IPI_LEVEL,
    /** Power failure. */
    POWER_LEVEL,
    /** Nothing interrupts. */
    HIGH_LEVEL;

    private static final KIrql[] LEVELS = values();

    public static KIrql of(int level) {
        return LEVELS[level];
    }

    public int level() {
        return ordinal();
    }

    public boolean isAbove(KIrql other) {
        return ordinal() > other.ordinal();
    }

    public boolean isBelow(KIrql other) {
        return ordinal() < other.ordinal();
    }
}
