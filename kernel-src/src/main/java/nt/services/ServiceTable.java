package nt.services;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nt.ke.SystemServices;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;
import org.jspecify.annotations.Nullable;

/// What is called for each number. Components register their services here by name, when the system
/// is built.
@Nt("KiServiceTable")
public final class ServiceTable implements SystemServices {

    /** A service that answers with a status. */
    @FunctionalInterface
    public interface Handler {
        NtStatus call(Arguments arguments);
    }

    /** A service whose answer is no status, or which has set the answer itself. */
    @FunctionalInterface
    public interface ValueHandler {
        int call(Arguments arguments);
    }

    private final List<ServiceDescription> services = ServiceList.services();
    private final @Nullable ValueHandler[] handlers = new @Nullable ValueHandler[services.size()];

    private final Set<String> skeletons = new HashSet<>();

    /// Registers a service.
    ///
    /// @param arguments how many words it takes, which must be what the list says
    public void add(String name, int arguments, Handler handler) {
        addValue(name, arguments, words -> handler.call(words).code());
    }

    /// Registers what has been begun and answers nothing of use yet: it is called like any other,
    /// and does not count as implemented.
    public void addSkeleton(String name, int arguments, Handler handler) {
        add(name, arguments, handler);
        skeletons.add(name);
    }

    /** Registers a service whose answer is no status. */
    public void addValue(String name, int arguments, ValueHandler handler) {
        ServiceDescription service = ServiceList.find(name);
        if (service == null || service.arguments() != arguments) {
            throw new IllegalArgumentException(name + " with " + arguments + " is " + service);
        }
        if (handlers[service.number()] != null) {
            throw new IllegalArgumentException(name + " has been registered before");
        }
        handlers[service.number()] = handler;
    }

    /** The services in the order of their numbers. */
    public List<ServiceDescription> services() {
        return services;
    }

    public ServiceState state(ServiceDescription service) {
        if (handlers[service.number()] != null && !skeletons.contains(service.name())) {
            return ServiceState.IMPLEMENTED;
        }
        return service.scope() == ServiceScope.NO
                ? ServiceState.OUT_OF_SCOPE
                : ServiceState.NOT_IMPLEMENTED;
    }

    @Override
    public int limit() {
        return handlers.length;
    }

    @Override
    public int argumentWords(int number) {
        return services.get(number).arguments();
    }

    @Override
    public int call(int number, int[] arguments) {
        ValueHandler handler = handlers[number];
        if (handler == null) {
            return NtStatus.STATUS_NOT_IMPLEMENTED.code();
        }
        try {
            return handler.call(new Arguments(arguments));
        } catch (RaisedStatus raised) {
            return raised.status().code();
        }
    }
}
