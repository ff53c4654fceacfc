package machine.apic;

/// What an interrupt message asks for; in the order of its three bits.
///
/// @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, *Interrupt
///   Command Register*
public enum DeliveryMode {
    /** The vector, at all destinations. */
    FIXED,
    /** The vector, at the destination whose processor priority is lowest. */
    LOWEST_PRIORITY,
    /** System management, which this machine has not. */
    SYSTEM_MANAGEMENT,
    RESERVED,
    /** The non-maskable interrupt. */
    NON_MASKABLE,
    INIT,
    START_UP,
    /** A vector from a controller of the 8259A's kind, which this machine has not. */
    EXTERNAL;

    private static final DeliveryMode[] MODES = values();

    static DeliveryMode of(int bits) {
        return MODES[bits & 0x7];
    }
}
