package machine.apic;

/// What controllers send each other over the bus.
///
/// @param logical whether `destination` is compared with the logical identifications instead of the
///   physical ones
/// @param destination 0 to 255; 255 is everybody
/// @param level whether the source goes on to request until it is served, and wants to know when
public record InterruptMessage(
        DeliveryMode mode, int vector, boolean logical, int destination, boolean level) {

    public static final int EVERYBODY = 0xFF;

    /** To the processor with this physical identification, once. */
    public static InterruptMessage fixed(int vector, int destination) {
        return new InterruptMessage(DeliveryMode.FIXED, vector, false, destination, false);
    }
}
