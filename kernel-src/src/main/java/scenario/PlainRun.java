package scenario;

import java.util.List;
import java.util.Optional;
import machine.Machine;
import machine.ScriptedSchedule;
import machine.Turn;
import nt.hal.ClockSource;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.KPrcb;
import nt.ke.LockMeters;
import trace.KernelLauncher;
import trace.KernelOptions;
import trace.KernelRun;
import trace.LockUse;
import trace.Moment;
import trace.RunStatistics;
import trace.Untraced;

/// A kernel that carries out a scenario. Nothing is recorded, unless the class loader that has
/// loaded this class has woven the kernel.
@Untraced("seen from outside the machine")
public final class PlainRun implements KernelRun {

    private final Kernel kernel;

    private PlainRun(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Boots from inside a class loader of its own. */
    @Untraced("seen from outside the machine")
    public static final class Launcher implements KernelLauncher {
        @Override
        public KernelRun boot(String scenario, KernelOptions options) {
            return PlainRun.boot(scenario, options);
        }

        @Override
        public KernelRun boot(String scenario, KernelOptions options, int[] turns) {
            return PlainRun.boot(
                    scenario, new Machine(options, new ScriptedSchedule(Turn.listOf(turns))));
        }
    }

    public static PlainRun boot(String scenario, KernelOptions options) {
        return boot(scenario, new Machine(options));
    }

    private static PlainRun boot(String scenario, Machine machine) {
        Scenario program = Scenarios.require(scenario);
        BootOptions setup = program.bootOptions();
        return new PlainRun(
                Kernel.boot(
                        machine,
                        machine.options().measuredLocks() ? setup.withMeasuredLocks() : setup,
                        ClockSource.LOCAL_TIMERS,
                        program.files(),
                        program::run));
    }

    @Override
    public void runUntil(long time) {
        kernel.machine.runUntil(time);
    }

    @Override
    public long time() {
        return kernel.machine.time();
    }

    @Override
    public int processors() {
        return kernel.hal.processorCount();
    }

    @Override
    public Optional<String> stopped() {
        return kernel.machine.stopReason();
    }

    @Override
    public Moment moment() {
        return kernel.machine.timeline();
    }

    @Override
    public List<LockUse> lockUses() {
        LockMeters meters = kernel.ke.lockMeters;
        return meters == null ? List.of() : meters.uses();
    }

    @Override
    public String display() {
        return kernel.hal.display.text();
    }

    @Override
    public RunStatistics statistics() {
        long contextSwitches = 0;
        long ipis = 0;
        for (KPrcb prcb : kernel.ke.processors.active()) {
            contextSwitches += prcb.contextSwitches();
            ipis += prcb.ipisSent();
        }
        return new RunStatistics(
                time(),
                contextSwitches,
                kernel.machine.interrupts(),
                ipis,
                kernel.machine.slices());
    }
}
