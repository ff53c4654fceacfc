package scenario;

import java.util.List;
import java.util.Optional;
import nt.ke.BootOptions;
import nt.ke.SchedulingPolicy;
import nt.ke.TickDistribution;
import nt.ke.TimerTableKind;
import trace.Untraced;

/** All scenarios. */
@Untraced("a list")
public final class Scenarios {

    /// Scenarios about one thing.
    ///
    /// @param title what they are about
    public record Group(String title, List<Scenario> scenarios) {}

    private static final List<Group> GROUPS =
            List.of(
                    group(
                            "Turns and priorities",
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
                            new ForegroundShares(),
                            new NineAgainstOne(),
                            new Preemption(),
                            new Starvation(
                                    "starvation",
                                    "A thread that starves for 300 clock ticks is lifted to priority 15 for"
                                            + " two of them.",
                                    true),
                            new Starvation(
                                    "starvation-unrescued",
                                    "Without the balance set manager the less urgent thread never runs.",
                                    false)),
                    group(
                            "Priority inversion, under three policies",
                            new PriorityInversion(
                                    "inversion",
                                    "Against priority inversion NT has only the rescue of starving threads,"
                                            + " seconds later.",
                                    BootOptions.SERVER_2003,
                                    PriorityInversion.WayOut.RESCUE),
                            new PriorityInversion(
                                    "inversion-unrescued",
                                    "Without the balance set manager the inversion lasts for ever.",
                                    BootOptions.SERVER_2003.withoutBalanceSetManager(),
                                    PriorityInversion.WayOut.NONE),
                            new PriorityInversion(
                                    "inversion-inheritance",
                                    "Under Windows CE the owner inherits the priority of who waits for it, and"
                                            + " the inversion is over as soon as it is done.",
                                    BootOptions.SERVER_2003.asWindowsCe(
                                            SchedulingPolicy.WINDOWS_CE),
                                    PriorityInversion.WayOut.INHERITANCE)),
                    group(
                            "Windows CE's scheduler",
                            new CeRoundRobin(),
                            new InheritanceChain(
                                    "ce-inheritance",
                                    "Since CE .NET one level is all: the owner inherits, but not"
                                            + " the owner of what that one waits for already.",
                                    SchedulingPolicy.WINDOWS_CE,
                                    false),
                            new InheritanceChain(
                                    "ce-inheritance-chain",
                                    "In Windows CE 2.12 inheritance goes along the chain, and the"
                                            + " inversion is over at once.",
                                    SchedulingPolicy.WINDOWS_CE_2,
                                    true)),
                    group(
                            "Sessions",
                            new SessionShares(
                                    "sessions",
                                    "Without fair shares a session of nine threads has nine tenths"
                                            + " of the processor.",
                                    false,
                                    SessionShares.EQUAL,
                                    0.9),
                            new SessionShares(
                                    "sessions-fair",
                                    "Server 2008 R2 gives the session of nine threads no more than"
                                            + " the session of one.",
                                    true,
                                    SessionShares.EQUAL,
                                    0.5),
                            new SessionShares(
                                    "sessions-weighted",
                                    "Sessions of weights 3 and 9 have a quarter and three quarters.",
                                    true,
                                    SessionShares.THREE_TO_NINE,
                                    0.25),
                            new SessionShares(
                                    "sessions-idle",
                                    "What one session does not need the other may have: no time is"
                                            + " lost.",
                                    true,
                                    SessionShares.ONE_SLEEPS,
                                    1)),
                    group(
                            "Waits and calls",
                            new WaitAll(),
                            new QueueConcurrency(),
                            new SuspendLatency(),
                            new ApcLab(),
                            new DpcLab()),
                    group(
                            "Processors",
                            new Affinity(),
                            new SharedCores(),
                            new ParkedCores(
                                    "all-cores",
                                    "Server 2003 spreads a light load over all processors.",
                                    false),
                            new ParkedCores(
                                    "core-parking",
                                    "Windows 7 leaves a light load on one core, and unparks the"
                                            + " others when it grows.",
                                    true)),
                    group(
                            "Spin locks",
                            new LockOrder(
                                    "plain-lock",
                                    "A plain spin lock goes to whoever asks at the right moment, past those"
                                            + " that have waited longer.",
                                    false),
                            new LockOrder(
                                    "queued-lock",
                                    "A queued spin lock goes round in the order in which it was asked for.",
                                    true),
                            new OwnLocks(),
                            new LockHolderPreemption(),
                            new UnrelatedWaits(
                                    "unrelated-waits",
                                    "Whoever waits for whatever meets at the dispatcher lock of"
                                            + " Server 2003.",
                                    false),
                            new UnrelatedWaits(
                                    "unrelated-waits-windows-7",
                                    "With a lock for each object, as in Windows 7, those who wait"
                                            + " for different things do not meet.",
                                    true)),
                    group(
                            "Time",
                            new TimerWork(),
                            new TimerAnomaly(
                                    "timer-anomaly",
                                    "512 slots and one byte to remember them: emptied slots stay due, and the"
                                            + " clock has timers expired of which there are none.",
                                    TimerTableKind.SERVER_2003,
                                    true),
                            new TimerAnomaly(
                                    "timer-256-slots",
                                    "With 256 slots, as before 2003, no slot stays due.",
                                    TimerTableKind.BEFORE_2003,
                                    false),
                            new TimerAnomaly(
                                    "timer-wide-hand",
                                    "With two bytes for the slot's number no slot of 512 stays due.",
                                    TimerTableKind.WIDE_HAND,
                                    false),
                            new TimerAnomaly(
                                    "timer-per-processor",
                                    "With 256 slots for each processor, as in Windows 7, no slot stays due.",
                                    TimerTableKind.WINDOWS_7,
                                    false),
                            new TimerCoalescing(),
                            new IdleTicks(
                                    "idle-ticks",
                                    "The clock of 2003 interrupts every processor 64 times a second, idle or"
                                            + " not.",
                                    TickDistribution.ALL_PROCESSORS),
                            new IdleTicks(
                                    "idle-ticks-windows-7",
                                    "Windows 7 spares idle processors the ticks.",
                                    TickDistribution.AWAKE_PROCESSORS)),
                    group(
                            "Programs in user mode",
                            new UserProgram(
                                    "hello",
                                    "A program says hello: loaded, started, one system call, ended.",
                                    Program.SECOND,
                                    List.of(new UserProgram.Effect("Display#HalDisplayString", 1))),
                            new UserProgram(
                                    "sieve",
                                    "Primes below a million, in memory of the program's own heap.",
                                    3 * Program.SECOND,
                                    List.of(new UserProgram.Effect("Display#HalDisplayString", 1))),
                            new UserProgram(
                                    "producer-consumer",
                                    "Threads hand 4,000 items on through a section, counted by semaphores.",
                                    3 * Program.SECOND,
                                    List.of(
                                            new UserProgram.Effect(
                                                    "SemaphoreServices#NtReleaseSemaphore", 8000))),
                            new UserProgram(
                                    "process-pair",
                                    "A process starts another, which inherits handles, and they count in turns.",
                                    3 * Program.SECOND,
                                    List.of(
                                            new UserProgram.Effect(
                                                    "SemaphoreServices#NtReleaseSemaphore", 100))),
                            new UserProgram(
                                    "fork-join",
                                    "Threads sort halves, and 48 of them count under a critical section.",
                                    3 * Program.SECOND,
                                    List.of(
                                            new UserProgram.Effect(
                                                    "Wait#KeWaitForMultipleObjects", 1))),
                            new UserProgram(
                                    "exceptions",
                                    "Exceptions go from the processor to the handler on the program's stack"
                                            + " and back.",
                                    Program.SECOND,
                                    List.of(
                                            new UserProgram.Effect(
                                                    "Exceptions#KiDispatchException", 12))),
                            new UserProgram(
                                    "apc-timer",
                                    "A timer's APCs are delivered while the thread waits alertably, and only"
                                            + " then.",
                                    3 * Program.SECOND,
                                    List.of(
                                            new UserProgram.Effect(
                                                    "UserApcs#KiInitializeUserApc", 6))),
                            new UserProgram(
                                    "shared-data",
                                    "The clock's interrupt writes times that programs read without a call.",
                                    Program.SECOND,
                                    List.of()),
                            new UserProgram(
                                    "library",
                                    "A library is loaded, moved to where there is room, bound, and told of"
                                            + " threads.",
                                    Program.SECOND,
                                    List.of()),
                            new UserProgram(
                                    "thread-local",
                                    "Each thread has its own copy of an image's variables.",
                                    Program.SECOND,
                                    List.of()),
                            new UserProgram(
                                    "rtl-laws",
                                    "The routines of ntdll keep what they promise.",
                                    3 * Program.SECOND,
                                    List.of()),
                            new UserProgram(
                                    "service-shell",
                                    "A small language calls services by name and number.",
                                    Program.SECOND,
                                    List.of(
                                            new UserProgram.Effect(
                                                    "Display#HalDisplayString", 10))),
                            new UserProgram(
                                    "hostile",
                                    "Seventeen programs end badly, and only they do.",
                                    5 * Program.SECOND,
                                    List.of(
                                            new UserProgram.Effect(
                                                    "Exceptions#KiDispatchException", 17))),
                            new UserProgram(
                                    "fuzz",
                                    "Ten thousand system calls with arguments by chance.",
                                    60 * Program.SECOND,
                                    List.of(
                                            new UserProgram.Effect(
                                                    "SystemCalls#KiFastCallEntry", 10_000))),
                            new ThreadLimit()),
                    group("All at once", new Turmoil(), new Everyday()));

    private static final List<Scenario> ALL =
            GROUPS.stream().flatMap(group -> group.scenarios().stream()).toList();

    private Scenarios() {}

    private static Group group(String title, Scenario... scenarios) {
        return new Group(title, List.of(scenarios));
    }

    public static List<Group> groups() {
        return GROUPS;
    }

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
