package benchmark;

import java.util.function.LongConsumer;
import machine.Machine;
import machine.SeededSchedule;
import machine.cpu.ExecutionStack;
import nt.hal.Hal;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.BugChecks;
import nt.ke.KLockQueueHandle;
import nt.ke.KPrcb;
import nt.ke.KSpinLock;
import nt.ke.SpinLocks;
import nt.rtl.KIrql;
import scenario.Scenario;
import scenario.Scenarios;
import trace.KernelOptions;

/// Schedules explored per second: each is a machine of four processors from power-on to the end,
/// with a seed of its own.
final class ScheduleSpeed {

    private static final KernelOptions FOUR = KernelOptions.defaults();
    private static final int SWITCHES = 1000;
    // So short that a run ends soon after its last switch.
    private static final long STEP = 50;
    private static final long LONG_ENOUGH = 100_000;

    private ScheduleSpeed() {}

    /** Every processor takes and gives back the same queued lock. */
    static Figure ofQueuedLock() {
        return Figure.atLeast(
                20_000,
                "schedules, a queued lock among 4 processors",
                perSecond(20_000, ScheduleSpeed::runQueuedLock),
                "/s");
    }

    /** A whole kernel is booted, and its threads are switched a thousand times. */
    static Figure ofPingPong() {
        return Figure.atLeast(
                1000,
                "schedules, ping-pong on 4 processors to 1,000 switches",
                perSecond(2000, ScheduleSpeed::runPingPong),
                "/s");
    }

    private static double perSecond(int runs, LongConsumer run) {
        for (long seed = 1; seed <= runs; seed++) {
            run.accept(seed);
        }
        var watch = new Stopwatch();
        for (long seed = 1; seed <= runs; seed++) {
            run.accept(seed);
        }
        return runs / watch.seconds();
    }

    private static Machine machine(long seed) {
        return new Machine(FOUR, new SeededSchedule(seed, 1 << seed % 5));
    }

    private static void runQueuedLock(long seed) {
        Machine machine = machine(seed);
        var bugChecks = new BugChecks(machine);
        var hal = new Hal(machine, bugChecks, BootOptions.MULTIPROCESSOR_CLOCK);
        SpinLocks locks = SpinLocks.alone(hal, bugChecks);
        var lock = new KSpinLock();
        var taken = new int[1];
        for (int number = 0; number < FOUR.processors(); number++) {
            int own = number;
            machine.start(
                    number,
                    ExecutionStack.startingWith(() -> {
                        hal.HalInitializeProcessor(own);
                        hal.levels.KeLowerIrql(KIrql.PASSIVE_LEVEL);
                        var place = new KLockQueueHandle(lock);
                        locks.KeAcquireInStackQueuedSpinLock(place);
                        taken[0]++;
                        locks.KeReleaseInStackQueuedSpinLock(place);
                        while (true) {
                            machine.currentProcessor().halt();
                        }
                    }));
        }
        machine.runUntil(LONG_ENOUGH);
        if (taken[0] != FOUR.processors()) {
            throw new IllegalStateException("it hangs with seed " + seed);
        }
    }

    private static void runPingPong(long seed) {
        Scenario pingPong = Scenarios.named("ping-pong-untimed").orElseThrow();
        Kernel kernel = Kernel.boot(machine(seed), pingPong.bootOptions(), pingPong::run);
        for (long until = STEP; switches(kernel) < SWITCHES; until += STEP) {
            kernel.machine.runUntil(until);
        }
    }

    private static long switches(Kernel kernel) {
        return kernel.ke.processors.active().stream().mapToLong(KPrcb::contextSwitches).sum();
    }
}
