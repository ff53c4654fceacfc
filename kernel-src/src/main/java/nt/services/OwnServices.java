package nt.services;

/// The services that NT does not have: those that `pxr kernel new-service` has made, in the order
/// of their numbers.
public final class OwnServices {

    private OwnServices() {}

    /** Registers them all. */
    public static void register(ServiceTable services) {
        // pxr kernel new-service puts the next one here
    }
}
