package nt.ke;

import machine.Topology;

/// How a kernel is set up when it is booted.
///
/// @param clockPeriod the length of a clock tick, in 100-ns units: [#MULTIPROCESSOR_CLOCK] or
///   [#UNIPROCESSOR_CLOCK]
/// @param prioritySeparation the registry's `Win32PrioritySeparation`: see [QuantumTable]
/// @param balanceSetManager whether there is one, which rescues starving threads
/// @param policy how priorities move
/// @param timerTable how timers are kept
/// @param ticks which processors the clock interrupts
/// @param topology how the processors share cores and nodes
public record BootOptions(
        int clockPeriod,
        int prioritySeparation,
        boolean balanceSetManager,
        SchedulingPolicy policy,
        TimerTableKind timerTable,
        TickDistribution ticks,
        Topology topology) {

    public BootOptions {
        if (timerTable.perProcessor && ticks == TickDistribution.AWAKE_PROCESSORS) {
            throw new IllegalArgumentException("who has timers of its own needs its ticks");
        }
    }

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
    public static final BootOptions SERVER_2003 =
            new BootOptions(
                    MULTIPROCESSOR_CLOCK,
                    QuantumTable.SERVER_SEPARATION,
                    true,
                    SchedulingPolicy.NT,
                    TimerTableKind.SERVER_2003,
                    TickDistribution.ALL_PROCESSORS,
                    Topology.FLAT);

    public BootOptions withClockPeriod(int period) {
        return new BootOptions(
                period, prioritySeparation, balanceSetManager, policy, timerTable, ticks, topology);
    }

    public BootOptions withPrioritySeparation(int separation) {
        return new BootOptions(
                clockPeriod, separation, balanceSetManager, policy, timerTable, ticks, topology);
    }

    public BootOptions withoutBalanceSetManager() {
        return new BootOptions(
                clockPeriod, prioritySeparation, false, policy, timerTable, ticks, topology);
    }

    public BootOptions withTopology(Topology other) {
        return new BootOptions(
                clockPeriod,
                prioritySeparation,
                balanceSetManager,
                policy,
                timerTable,
                ticks,
                other);
    }

    public BootOptions withTimerTable(TimerTableKind kind) {
        return new BootOptions(
                clockPeriod, prioritySeparation, balanceSetManager, policy, kind, ticks, topology);
    }

    /// Windows CE's way to schedule: no boosts, no balance set manager, but inheritance.
    public BootOptions asWindowsCe() {
        return new BootOptions(
                clockPeriod,
                prioritySeparation,
                false,
                SchedulingPolicy.WINDOWS_CE,
                timerTable,
                ticks,
                topology);
    }

    public BootOptions withTicks(TickDistribution distribution) {
        return new BootOptions(
                clockPeriod,
                prioritySeparation,
                balanceSetManager,
                policy,
                timerTable,
                distribution,
                topology);
    }
}
