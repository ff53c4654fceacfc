package nt.init;

import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.function.Consumer;
import machine.Machine;
import nt.ex.Ex;
import nt.ex.object.ExecutiveTimers;
import nt.ex.object.ExecutiveTypes;
import nt.hal.ClockSource;
import nt.hal.Hal;
import nt.io.FileStore;
import nt.ke.BootOptions;
import nt.ke.BugChecks;
import nt.ke.Ke;
import nt.ke.SharedUserData;
import nt.mm.MemoryManager;
import nt.ob.ObjectManager;
import nt.ps.EProcess;
import nt.ps.ProcessManager;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Outcome;
import nt.services.ConsoleServices;
import nt.services.ControlServices;
import nt.services.ExecutiveServices;
import nt.services.MemoryManagerServices;
import nt.services.OwnServices;
import nt.services.ProcessComponentServices;
import nt.services.ServiceTable;
import trace.KernelOptions;

/** A whole system: a machine and the kernel on it. */
public final class Kernel {

    public final Machine machine;
    public final Hal hal;
    public final Ke ke;
    public final Ex ex;
    public final ObjectManager objects;
    public final MemoryManager memory;
    public final ProcessManager processes;
    public final FileStore files;
    public final ExecutiveTypes types;
    public final ServiceTable services = new ServiceTable();

    private final ProgramStart programStart;

    private Kernel(Machine machine, BootOptions options, ClockSource clockSource, FileStore files) {
        this.machine = machine;
        this.files = files;
        var bugChecks = new BugChecks(machine);
        hal = new Hal(machine, bugChecks, options.clockPeriod(), clockSource);
        ke = new Ke(machine, hal, bugChecks, options);
        ex = new Ex(ke);
        objects = new ObjectManager(ke, ex);
        memory =
                new MemoryManager(
                        ke,
                        ex,
                        objects,
                        bugChecks,
                        machine.memory(),
                        SharedUserData.frame(),
                        new AllTranslationBuffers(machine));
        ke.userMemory.connect(memory.faults);
        var timers = new ExecutiveTimers(ke, objects);
        processes = new ProcessManager(ke, ex, objects, memory, timers);
        types = new ExecutiveTypes(objects, timers);
        memory.sections.createType();
        ExecutiveServices.register(services, hal, ke, ex, objects, types);
        ProcessComponentServices.register(services, hal, ke, ex, objects, memory, processes);
        new ControlServices(ke).register(services);
        new ConsoleServices(ke.userMemory, hal.display).register(services);
        MemoryManagerServices.register(services, ke, objects, processes.processType(), memory);
        OwnServices.register(services);
        ke.systemCalls.connect(services);
        programStart = new ProgramStart(ke, objects, memory, processes, files);
    }

    /// Switches a machine on. Nothing happens on it until its carrier runs it.
    ///
    /// @param firstProgram what the thread of phase 1 does when the system is up, in place of
    ///   starting the session manager; the machine stops when it returns
    public static Kernel boot(
            KernelOptions options, BootOptions bootOptions, Consumer<Kernel> firstProgram) {
        return boot(new Machine(options), bootOptions, firstProgram);
    }

    /** The same on a certain machine, which has not been used yet. */
    public static Kernel boot(
            Machine machine, BootOptions bootOptions, Consumer<Kernel> firstProgram) {
        return boot(machine, bootOptions, ClockSource.LOCAL_TIMERS, firstProgram);
    }

    /** The same with a certain clock. */
    public static Kernel boot(
            Machine machine,
            BootOptions bootOptions,
            ClockSource clockSource,
            Consumer<Kernel> firstProgram) {
        return boot(machine, bootOptions, clockSource, new FileStore(), firstProgram);
    }

    /// The same with files. If `ntdll` is among them, where NT has it, programs can be started.
    public static Kernel boot(
            Machine machine,
            BootOptions bootOptions,
            ClockSource clockSource,
            FileStore files,
            Consumer<Kernel> firstProgram) {
        var kernel = new Kernel(machine, bootOptions, clockSource, files);
        new SystemStartup(kernel, () -> firstProgram.accept(kernel)).powerOn();
        return kernel;
    }

    /// Starts a program.
    ///
    /// @param path of its image among the files
    /// @return its process, with a reference for the caller; `STATUS_OBJECT_NAME_NOT_FOUND`, or why
    ///   it cannot be run
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public Outcome<EProcess> startProgram(String path, String commandLine) {
        return programStart.start(path, commandLine);
    }
}
