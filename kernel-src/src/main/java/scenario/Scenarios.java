package scenario;

import java.util.List;
import java.util.Optional;
import trace.Untraced;

/** All scenarios. */
@Untraced("a list")
public final class Scenarios {

    private static final List<Scenario> ALL =
            List.of(
                    new PingPong(
                            "ping-pong",
                            "Threads on different processors hand events to each other, after 10 ms of"
                                    + " work each time.",
                            10 * Program.MILLISECOND),
                    new PingPong(
                            "ping-pong-untimed",
                            "The same without the work: as many thread switches as there can be.",
                            0),
                    new QuantumShares(),
                    new Preemption(),
                    new TimerWork(),
                    new SuspendLatency(),
                    new ApcLab());

    private Scenarios() {}

    public static List<Scenario> all() {
        return ALL;
    }

    public static Optional<Scenario> named(String name) {
        return ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }

    /** The scenario of that name; an exception that lists the names if there is none. */
    static Scenario require(String name) {
        return named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no scenario '"
                                        + name
                                        + "'; there are "
                                        + String.join(
                                                ", ", ALL.stream().map(Scenario::name).toList())));
    }
}
