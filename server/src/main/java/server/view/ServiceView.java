package server.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page is told of the kernel's system services. */
public final class ServiceView {

    private ServiceView() {}

    /// @param entries symbols of the routines by which programs get into the kernel
    /// @param services in the order of their numbers
    public record Catalogue(List<String> entries, List<Service> services) {}

    /// @param argumentBytes copied from the program's stack
    /// @param component of the executive, by its two or three letters
    /// @param state how far it has come, in words
    /// @param prototype its parameters, as far as they are published; else empty
    /// @param stub the code by which a program calls it
    public record Service(
            int number,
            String name,
            int argumentBytes,
            String component,
            String state,
            String prototype,
            List<Instruction> stub) {}

    /// An instruction of a program.
    ///
    /// @param address in hexadecimal digits
    /// @param bytes likewise
    public record Instruction(String address, String bytes, String text) {}

    /// A call of a service, from the program into the kernel and back.
    ///
    /// @param call null if none is recorded from its begin to its end
    public record Followed(Service service, LiveView.@Nullable Followed call) {}
}
