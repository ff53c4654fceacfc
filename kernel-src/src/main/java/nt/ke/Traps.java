package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.BugCheckCode.APC_INDEX_MISMATCH;
import static nt.rtl.BugCheckCode.IRQL_GT_ZERO_AT_SYSTEM_SERVICE;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;

import java.util.function.Supplier;
import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Vector;
import nt.rtl.BugCheckRoutine;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.NtStatus;
import nt.rtl.RaisedStatus;

/// The border between a program and the kernel: what is done at every crossing, whatever the cause.
///
/// A program is IA-32 code ([UserMode]). Where a test or a scenario only needs somebody at the
/// border, Java code at `PASSIVE_LEVEL` can stand for one ([#enterUserMode]); to the kernel both
/// are the same, above all: user calls are made here and nowhere else.
public final class Traps {

    /** What the fourth parameter of `APC_INDEX_MISMATCH` says. */
    private static final int SYSTEM_CALL = 0;

    private final InterruptLevels levels;
    private final BugCheckRoutine bugCheck;
    private final Processors processors;
    private final ApcDelivery apcDelivery;
    private final Alerts alerts;

    Traps(
            Hal hal,
            BugCheckRoutine bugCheck,
            Processors processors,
            ApcDelivery apcDelivery,
            Alerts alerts) {
        levels = hal.levels;
        this.bugCheck = bugCheck;
        this.processors = processors;
        this.apcDelivery = apcDelivery;
        this.alerts = alerts;
        hal.interrupts.connectSoftware(Vector.APC, this::apcInterrupt);
    }

    /// Carries out a system service for a user program. User calls that wait are made before this
    /// returns.
    ///
    /// @return what the service returns or raises; if it comes back at a raised level
    ///   `IRQL_GT_ZERO_AT_SYSTEM_SERVICE` stops the system, if in a critical region or attached to
    ///   a process `APC_INDEX_MISMATCH`
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0x4a--irql-gt-zero-at-system-service
    /// @source
    ///   https://learn.microsoft.com/en-us/windows-hardware/drivers/debugger/bug-check-0x1--apc-index-mismatch
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public NtStatus KiSystemService(Supplier<NtStatus> service) {
        KThread thread = processors.KeGetCurrentThread();
        KProcessorMode caller = thread.mode;
        KProcessorMode previousMode = thread.previousMode;
        thread.mode = KernelMode;
        thread.previousMode = caller;
        NtStatus status = answer(service);
        thread.previousMode = previousMode;
        requireCleanExit(thread);
        KiServiceExit(thread);
        thread.mode = caller;
        return status;
    }

    /** Stops the system if a service has left something behind. */
    void requireCleanExit(KThread thread) {
        if (levels.KeGetCurrentIrql() != PASSIVE_LEVEL) {
            bugCheck.KeBugCheckEx(
                    IRQL_GT_ZERO_AT_SYSTEM_SERVICE, 0, levels.KeGetCurrentIrql().level(), 0, 0);
        }
        if (thread.apcStateIndex() != 0 || thread.combinedApcDisable() != 0) {
            bugCheck.KeBugCheckEx(
                    APC_INDEX_MISMATCH,
                    0,
                    thread.apcStateIndex(),
                    thread.combinedApcDisable(),
                    SYSTEM_CALL);
        }
    }

    private static NtStatus answer(Supplier<NtStatus> service) {
        try {
            return service.get();
        } catch (RaisedStatus raised) {
            return raised.status();
        }
    }

    /// Leaves the kernel for a user program, and comes back when that has ended.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    public void enterUserMode(Runnable program) {
        KThread thread = processors.KeGetCurrentThread();
        KiServiceExit(thread);
        thread.mode = UserMode;
        program.run();
        thread.mode = KernelMode;
    }

    /// The software interrupt of `APC_LEVEL`. If it has interrupted user mode it goes back there as
    /// a system service does, so that user calls are made that kernel ones have queued.
    private void apcInterrupt() {
        KThread thread = processors.KeGetCurrentThread();
        KProcessorMode interrupted = thread.mode;
        thread.mode = KernelMode;
        apcDelivery.KiDeliverApc(KernelMode);
        boolean isJava = thread.trapFrame == null;
        if (isJava && interrupted == UserMode && thread.apcState.userApcPending) {
            levels.KeLowerIrql(PASSIVE_LEVEL);
            KiServiceExit(thread);
            levels.KeRaiseIrql(APC_LEVEL);
        }
        thread.mode = interrupted;
    }

    /// Returns to the program of a frame: with a user call if one waits, by changing the frame.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    void KiServiceExit(KThread thread, KTrapFrame frame) {
        while (thread.apcState.userApcPending) {
            levels.KeRaiseIrql(APC_LEVEL);
            apcDelivery.KiDeliverApc(UserMode, frame);
            levels.KeLowerIrql(PASSIVE_LEVEL);
        }
    }

    /// Returns to user mode. A user call is made there, at `PASSIVE_LEVEL`; then the thread comes
    /// into the kernel once more (`NtContinue`) and goes on where it was, or with the next call.
    @IrqlRequiresMax(PASSIVE_LEVEL)
    private void KiServiceExit(KThread thread) {
        while (thread.apcState.userApcPending) {
            levels.KeRaiseIrql(APC_LEVEL);
            apcDelivery.KiDeliverApc(UserMode);
            levels.KeLowerIrql(PASSIVE_LEVEL);
            Runnable call = thread.userApc;
            thread.userApc = null;
            if (call != null) {
                thread.mode = UserMode;
                call.run();
                thread.mode = KernelMode;
                alerts.KeTestAlertThread(UserMode);
            }
        }
    }
}
