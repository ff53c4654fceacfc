package nt.services;

import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.NtStatus.STATUS_ALERTED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.Objects;
import nt.ke.KContext;
import nt.ke.KExceptionRecord;
import nt.ke.KThread;
import nt.ke.KTrapFrame;
import nt.ke.Ke;
import nt.ke.Timeout;
import nt.ke.UserMemory;
import nt.rtl.NtStatus;

/// The services by which a thread says how it goes on: elsewhere, later, or after somebody else.
public final class ControlServices {

    private static final int CONTEXT_ALIGNMENT = 4;

    private final Ke ke;
    private final UserMemory memory;

    public ControlServices(Ke ke) {
        this.ke = ke;
        memory = ke.userMemory;
    }

    /** Registers them all. */
    public void register(ServiceTable services) {
        services.addValue("NtContinue", 2, a -> NtContinue(a.word(0), a.flag(1)));
        services.addValue(
                "NtRaiseException", 3, a -> NtRaiseException(a.word(0), a.word(1), a.flag(2)));
        services.add(
                "NtCallbackReturn",
                3,
                a -> ke.callbacks.NtCallbackReturn(a.word(0), a.word(1), NtStatus.of(a.word(2))));
        services.add("NtDelayExecution", 2, a -> NtDelayExecution(a.flag(0), a.word(1)));
        services.add("NtTestAlert", 0, _ -> NtTestAlert());
        services.add("NtYieldExecution", 0, _ -> ke.scheduler.NtYieldExecution());
        services.addValue("NtGetCurrentProcessorNumber", 0, _ -> NtGetCurrentProcessorNumber());
    }

    /// Goes on with the registers of a `CONTEXT`, as whoever has handled an exception or a call
    /// does.
    ///
    /// @param testAlert whether user calls that wait are made first
    /// @return what is in `eax` then; or why the context could not be read
    /// @source http://undocumented.ntinternals.net/ `NtContinue`
    public int NtContinue(int contextAddress, boolean testAlert) {
        KContext context = capture(contextAddress);
        KThread thread = ke.processors.KeGetCurrentThread();
        KTrapFrame frame = programOf(thread);
        ke.contexts.KeContextToKframes(thread, frame, context, context.get(KContext.CONTEXT_FLAGS));
        if (testAlert) {
            ke.alerts.KeTestAlertThread(UserMode);
        }
        return frame.eax;
    }

    /// Raises an exception as if it had happened where the `CONTEXT` says.
    ///
    /// @param firstChance whether the program is asked; if not, the process ends
    /// @return what is in `eax` when it goes on; or why record or context could not be read
    /// @source http://undocumented.ntinternals.net/ `NtRaiseException`
    public int NtRaiseException(int recordAddress, int contextAddress, boolean firstChance) {
        KExceptionRecord exception = KExceptionRecord.read(memory, recordAddress);
        KContext context = capture(contextAddress);
        KThread thread = ke.processors.KeGetCurrentThread();
        KTrapFrame frame = programOf(thread);
        ke.contexts.KeContextToKframes(thread, frame, context, context.get(KContext.CONTEXT_FLAGS));
        ke.exceptions.KiDispatchException(thread, frame, exception, firstChance);
        return frame.eax;
    }

    private KContext capture(int address) {
        memory.ProbeForRead(address, KContext.SIZE, CONTEXT_ALIGNMENT);
        return new KContext(memory.readBytes(address, KContext.SIZE));
    }

    private static KTrapFrame programOf(KThread thread) {
        return Objects.requireNonNull(thread.trapFrame(), "called by a program only");
    }

    /// Does nothing for some time.
    ///
    /// @param intervalAddress of a `LARGE_INTEGER`: negative, 100-ns units from now; else a system
    ///   time
    /// @return `STATUS_SUCCESS`, `STATUS_ALERTED` or `STATUS_USER_APC`
    /// @source https://learn.microsoft.com/en-us/windows/win32/api/synchapi/nf-synchapi-sleepex
    public NtStatus NtDelayExecution(boolean alertable, int intervalAddress) {
        long interval = memory.readLong(intervalAddress);
        return ke.wait.KeDelayExecutionThread(
                ke.processors.KeGetPreviousMode(), alertable, Timeout.of(interval));
    }

    /// Has user calls made that wait for the thread.
    ///
    /// @return `STATUS_ALERTED` if the thread has been alerted, else `STATUS_SUCCESS`
    public NtStatus NtTestAlert() {
        return ke.alerts.KeTestAlertThread(ke.processors.KeGetPreviousMode())
                ? STATUS_ALERTED
                : STATUS_SUCCESS;
    }

    /** The number of the processor one is on; by the time it is looked at, maybe another. */
    public int NtGetCurrentProcessorNumber() {
        return ke.levels().pcr().processor;
    }
}
