package nt.init;

import static nt.ke.Priorities.HIGH_PRIORITY;
import static nt.rtl.BugCheckCode.PROCESS1_INITIALIZATION_FAILED;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import machine.Machine;
import machine.ia32.Identity;
import nt.hal.Hal;
import nt.ke.BalanceSetManager;
import nt.ke.KPrcb;
import nt.ke.KThread;
import nt.ke.Ke;
import nt.ke.ProcessorFeature;
import nt.ke.StackSwapper;
import nt.mm.BackingFile;
import nt.ps.EThread;
import nt.ps.ProcessManager;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;

/** The way from power-on to a running system. */
final class SystemStartup {

    private static final String SYSTEM_DLL = "\\SystemRoot\\System32\\ntdll.dll";

    private final Kernel kernel;
    private final Hal hal;
    private final Ke ke;
    private final Runnable firstProgram;

    SystemStartup(Kernel kernel, Runnable firstProgram) {
        this.kernel = kernel;
        this.hal = kernel.hal;
        this.ke = kernel.ke;
        this.firstProgram = firstProgram;
    }

    /** What the boot loader does: has the first processor begin. */
    void powerOn() {
        startProcessor(0);
    }

    private void startProcessor(int number) {
        KPrcb prcb = ke.newProcessor(number, () -> KiSystemStartup(number));
        hal.HalStartNextProcessor(number, prcb.idleThread().kernelStack());
    }

    /// The first call on a processor's first stack. Never returns: it ends up in the idle loop.
    ///
    /// @source https://github.com/reactos/reactos `ntoskrnl/ke/i386/kiinit.c` (the order)
    private void KiSystemStartup(int number) {
        hal.HalInitializeProcessor(number);
        ke.KiInitializeKernel(ke.processors.prcb(number));
        hal.startClock(number);
        if (number == 0) {
            hal.levels.KeLowerIrql(APC_LEVEL);
            EThread firstThread = ExpInitializeExecutive();
            hal.levels.KeRaiseIrql(DISPATCH_LEVEL);
            ke.threads.KeReadyThread(firstThread);
        } else {
            hal.levels.KeLowerIrql(DISPATCH_LEVEL);
        }
        ke.idleLoop.KiIdleLoop();
    }

    /// Phase 0: makes the System process and its first thread.
    ///
    /// @model The types and tables of Ob and Ps exist when the system is built.
    @IrqlRequiresMax(APC_LEVEL)
    private EThread ExpInitializeExecutive() {
        ProcessManager processes = kernel.processes;
        processes.createInitialSystemProcess();
        return processes.createFirstThread("Phase1Initialization", this::Phase1Initialization);
    }

    /// Phase 1, by the first thread of the system, at the highest priority until the first program.
    ///
    /// @model In NT this one becomes the zero page thread.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void Phase1Initialization() {
        KThread thread = ke.processors.KeGetCurrentThread();
        ke.threads.KeSetPriorityThread(thread, HIGH_PRIORITY);
        KeStartAllProcessors();
        kernel.objects.ObInitSystem();
        kernel.ex.workQueues.ExpWorkerInitialization(this::startSystemThread);
        kernel.memory.connect(this::startSystemThread);
        if (ke.options.balanceSetManager()) {
            startSystemThread(
                    "balance set manager",
                    BalanceSetManager.PRIORITY,
                    ke.balanceSetManager::KeBalanceSetManager);
            startSystemThread("stack swapper", StackSwapper.PRIORITY, ke.stackSwapper::run);
        }
        if (ke.options.coreParking()) {
            ke.coreParking.start();
        }
        initializeUserMode();
        ke.threads.KeSetPriorityThread(thread, thread.basePriority());
        firstProgram.run();
        kernel.machine.stop("the first program has ended");
    }

    /// Tells programs what processors these are, and makes `ntdll` fit to be mapped: if there is
    /// one.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void initializeUserMode() {
        int features = Machine.identity(0).features();
        for (ProcessorFeature each : ProcessorFeature.values()) {
            ke.sharedUserData.setProcessorFeature(each, each.isIn(features));
        }
        kernel.files.find(SYSTEM_DLL).ifPresent(file -> initializeSystemDll(file, features));
        var knownDlls = new KnownDlls(kernel.objects, kernel.memory);
        kernel.files.files().forEach(knownDlls::add);
    }

    private void initializeSystemDll(BackingFile file, int features) {
        boolean fastSystemCall = (features & Identity.FAST_SYSTEM_CALL) != 0;
        NtStatus status = kernel.processes.systemDll.PspInitializeSystemDll(file, fastSystemCall);
        if (!status.isSuccess()) {
            ke.bugChecks.KeBugCheckEx(PROCESS1_INITIALIZATION_FAILED, status.code(), 0, 0, 0);
        }
    }

    private void startSystemThread(String name, int priority, Runnable routine) {
        kernel.processes.PsCreateSystemThread(name, priority, ke.allProcessors(), routine);
    }

    /// Starts the other processors, one after the other, and waits until each is one of the
    /// system's.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void KeStartAllProcessors() {
        for (int number = 1; number < hal.processorCount(); number++) {
            startProcessor(number);
            while ((ke.processors.KeQueryActiveProcessors() & 1 << number) == 0) {
                hal.YieldProcessor();
            }
        }
    }
}
