package server.live;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import pxr.query.CrossReference;
import server.view.LiveView;
import server.view.ServiceView;
import trace.TraceLog;
import trace.TracedMethod;

/// Joins the list of system services to the running kernel: each service to the routine that
/// carries it out, which has its name. Any thread may ask.
public final class ServiceCalls {

    private static final String HANDLERS = "nt.";

    private final TraceSession session;
    private final ServiceView.Catalogue catalogue;
    private final CrossReference index;
    private final Map<String, TracedMethod> handlers = new HashMap<>();

    public ServiceCalls(
            TraceSession session, CrossReference index, ServiceView.Catalogue catalogue) {
        this.session = session;
        this.catalogue = catalogue;
        this.index = index;
        TraceLog log = session.log();
        for (TracedMethod method : log.methods()) {
            if (method.className().startsWith(HANDLERS)
                    && log.method(method.symbol()).isPresent()) {
                // The outermost of several with the name: the one that takes the program's words.
                handlers.merge(
                        method.name(), method, (one, other) -> isOfServices(other) ? other : one);
            }
        }
    }

    private static boolean isOfServices(TracedMethod method) {
        return method.className().startsWith(HANDLERS + "services.");
    }

    public ServiceView.Catalogue catalogue() {
        return catalogue;
    }

    /** The routine that carries a service out. */
    public Optional<String> handler(ServiceView.Service service) {
        return Optional.ofNullable(handlers.get(service.name())).map(TracedMethod::symbol);
    }

    /// How often each service has been called since boot, by its number; those never called not.
    /// Who asks now and then keeps the machine running.
    public Map<Integer, Long> counts() {
        var counts = new HashMap<Integer, Long>();
        try (var _ = session.watch()) {
            for (ServiceView.Service service : catalogue.services()) {
                TracedMethod handler = handlers.get(service.name());
                long calls = handler == null ? 0 : session.log().calls(handler.id());
                if (calls > 0) counts.put(service.number(), calls);
            }
        }
        return counts;
    }

    /** The newest call of a service, from the entry into the kernel on. */
    public ServiceView.Followed newest(ServiceView.Service service) {
        CallFollower follower = new CallFollower(session, index);
        Stream<LiveView.Followed> calls =
                handler(service).stream()
                        .flatMap(handler ->
                                catalogue.entries().stream()
                                        .flatMap(
                                                entry -> follower.newest(entry, handler).stream()));
        return new ServiceView.Followed(
                service,
                calls.max(Comparator.comparingLong(LiveView.Followed::sequence)).orElse(null));
    }
}
