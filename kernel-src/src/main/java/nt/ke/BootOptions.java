package nt.ke;

import java.util.function.Consumer;
import machine.Topology;

/// How a kernel is set up when it is booted. The defaults are those of a server of 2003, on a
/// multiprocessor; what later and other systems do otherwise is chosen one thing at a time.
public final class BootOptions {

    /// 15.625 ms, the clock of the multiprocessor HAL.
    ///
    /// @source
    ///   https://www.geoffchappell.com/studies/windows/km/ntoskrnl/inc/api/ntexapi_x/kuser_shared_data/
    public static final int MULTIPROCESSOR_CLOCK = 156_250;

    /// 10.0144 ms, the clock of the HAL for one processor with a programmable interval timer.
    ///
    /// @model The figure is from general knowledge.
    public static final int UNIPROCESSOR_CLOCK = 100_144;

    /** A server, on a multiprocessor. */
    public static final BootOptions SERVER_2003 = new BootOptions();

    // Not final for [#with] alone: nobody else changes them.
    private int clockPeriod = MULTIPROCESSOR_CLOCK;
    private int prioritySeparation = QuantumTable.SERVER_SEPARATION;
    private boolean balanceSetManager = true;
    private SchedulingPolicy policy = SchedulingPolicy.NT;
    private TimerTableKind timerTable = TimerTableKind.SERVER_2003;
    private TickDistribution ticks = TickDistribution.ALL_PROCESSORS;
    private Topology topology = Topology.FLAT;
    private boolean objectLocks;
    private boolean coreParking;
    private boolean fairShares;
    private boolean measuredLocks;

    private BootOptions() {}

    private BootOptions with(Consumer<BootOptions> change) {
        var changed = new BootOptions();
        changed.clockPeriod = clockPeriod;
        changed.prioritySeparation = prioritySeparation;
        changed.balanceSetManager = balanceSetManager;
        changed.policy = policy;
        changed.timerTable = timerTable;
        changed.ticks = ticks;
        changed.topology = topology;
        changed.objectLocks = objectLocks;
        changed.coreParking = coreParking;
        changed.fairShares = fairShares;
        changed.measuredLocks = measuredLocks;
        change.accept(changed);
        if (changed.timerTable.perProcessor && changed.ticks == TickDistribution.AWAKE_PROCESSORS) {
            throw new IllegalArgumentException("who has timers of its own needs its ticks");
        }
        if (changed.objectLocks && changed.policy.fixesPriorities()) {
            throw new IllegalArgumentException("inheritance needs one lock for all objects");
        }
        return changed;
    }

    /** The length of a clock tick, in 100-ns units. */
    public int clockPeriod() {
        return clockPeriod;
    }

    public BootOptions withClockPeriod(int period) {
        return with(options -> options.clockPeriod = period);
    }

    /** The registry's `Win32PrioritySeparation`: see [QuantumTable]. */
    public int prioritySeparation() {
        return prioritySeparation;
    }

    public BootOptions withPrioritySeparation(int separation) {
        return with(options -> options.prioritySeparation = separation);
    }

    /** Whether there is one, which rescues starving threads. */
    public boolean balanceSetManager() {
        return balanceSetManager;
    }

    public BootOptions withoutBalanceSetManager() {
        return with(options -> options.balanceSetManager = false);
    }

    /** How priorities move. */
    public SchedulingPolicy policy() {
        return policy;
    }

    /// Windows CE's way to schedule: see [CeThreads]. There is no balance set manager.
    ///
    /// @param version [SchedulingPolicy#WINDOWS_CE] or [SchedulingPolicy#WINDOWS_CE_2]
    public BootOptions asWindowsCe(SchedulingPolicy version) {
        return with(options -> {
            options.policy = version;
            options.clockPeriod = CeThreads.CLOCK;
            options.balanceSetManager = false;
        });
    }

    /** How timers are kept. */
    public TimerTableKind timerTable() {
        return timerTable;
    }

    public BootOptions withTimerTable(TimerTableKind kind) {
        return with(options -> options.timerTable = kind);
    }

    /** Which processors the clock interrupts. */
    public TickDistribution ticks() {
        return ticks;
    }

    public BootOptions withTicks(TickDistribution distribution) {
        return with(options -> options.ticks = distribution);
    }

    /** How the processors share cores and nodes. */
    public Topology topology() {
        return topology;
    }

    public BootOptions withTopology(Topology other) {
        return with(options -> options.topology = other);
    }

    /** Whether every object has a lock of its own, as in Windows 7: see [ObjectLocks]. */
    public boolean objectLocks() {
        return objectLocks;
    }

    public BootOptions withObjectLocks() {
        return with(options -> options.objectLocks = true);
    }

    /** Whether cores that the load does not need are left alone: see [CoreParking]. */
    public boolean coreParking() {
        return coreParking;
    }

    public BootOptions withCoreParking() {
        return with(options -> options.coreParking = true);
    }

    /** Whether sessions share the processors fairly: see [FairShares]. */
    public boolean fairShares() {
        return fairShares;
    }

    public BootOptions withFairShares() {
        return with(options -> options.fairShares = true);
    }

    /// What Windows 7 does otherwise, as far as it goes together: a lock for each object, timers
    /// for each processor, parked cores. Ticks for all, for each processor looks after its own
    /// timers.
    public BootOptions asWindows7() {
        return withObjectLocks().withTimerTable(TimerTableKind.WINDOWS_7).withCoreParking();
    }

    /** Whether it is noted what every spin lock costs. It takes no simulated time. */
    public boolean measuredLocks() {
        return measuredLocks;
    }

    public BootOptions withMeasuredLocks() {
        return with(options -> options.measuredLocks = true);
    }
}
