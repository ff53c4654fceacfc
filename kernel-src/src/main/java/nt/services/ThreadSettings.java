package nt.services;

import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.ByteBuffer;
import nt.ke.Ke;
import nt.ke.Priorities;
import nt.ps.EThread;
import nt.ps.PriorityClass;
import nt.rtl.NtStatus;

/// What `NtSetInformationThread` sets, class by class.
///
/// @model Impersonation waits for Se, and clearing a slot of all threads' local storage for nobody
///   who needs it: both answer `STATUS_NOT_IMPLEMENTED`.
/// @source https://learn.microsoft.com/en-us/windows/win32/procthread/scheduling-priorities
final class ThreadSettings {

    /** Levels above or below its process that any thread may ask for. */
    private static final int ORDINARY = 2;

    /** What asks for the highest or lowest level of the range. */
    private static final int SATURATES = 16;

    // The same for threads of the real time class.
    private static final int REALTIME_LOWEST = -7;
    private static final int REALTIME_HIGHEST = 6;

    private static final int MAXIMUM_PROCESSORS = 32;

    private final Ke ke;

    ThreadSettings(Ke ke) {
        this.ke = ke;
    }

    /** Whether a caller's buffer has the length of that class. */
    static NtStatus checkLength(ThreadInfoClass wanted, int length) {
        int size =
                switch (wanted) {
                    case ThreadHideFromDebugger -> 0;
                    case ThreadEnableAlignmentFaultFixup -> 1;
                    case ThreadPriority,
                            ThreadBasePriority,
                            ThreadAffinityMask,
                            ThreadImpersonationToken,
                            ThreadQuerySetWin32StartAddress,
                            ThreadZeroTlsCell,
                            ThreadIdealProcessor,
                            ThreadPriorityBoost,
                            ThreadBreakOnTermination ->
                            4;
                    default -> ProcessQueries.NONE;
                };
        if (size == ProcessQueries.NONE) {
            return STATUS_INVALID_INFO_CLASS;
        }
        return size == length ? STATUS_SUCCESS : STATUS_INFO_LENGTH_MISMATCH;
    }

    /// Sets it.
    ///
    /// @param value as long as the class says
    /// @return a status; for the ideal processor, the one that was before
    NtStatus set(EThread thread, ThreadInfoClass wanted, ByteBuffer value) {
        return switch (wanted) {
            case ThreadPriority -> setPriority(thread, value.getInt());
            case ThreadBasePriority -> setBasePriority(thread, value.getInt());
            case ThreadAffinityMask -> setAffinity(thread, value.getInt());
            case ThreadIdealProcessor -> setIdealProcessor(thread, value.getInt());
            case ThreadPriorityBoost -> {
                thread.setDisableBoost(value.getInt() != 0);
                yield STATUS_SUCCESS;
            }
            case ThreadQuerySetWin32StartAddress -> {
                thread.setWin32StartAddress(value.getInt());
                yield STATUS_SUCCESS;
            }
            case ThreadBreakOnTermination -> {
                thread.setBreakOnTermination(value.getInt() != 0);
                yield STATUS_SUCCESS;
            }
            case ThreadHideFromDebugger -> {
                thread.setHideFromDebugger();
                yield STATUS_SUCCESS;
            }
            case ThreadEnableAlignmentFaultFixup -> STATUS_SUCCESS; // x86 needs none
            default -> STATUS_NOT_IMPLEMENTED;
        };
    }

    private NtStatus setPriority(EThread thread, int priority) {
        if (priority <= Priorities.LOW_PRIORITY || priority > Priorities.HIGH_PRIORITY) {
            return STATUS_INVALID_PARAMETER;
        }
        ke.threads.KeSetPriorityThread(thread, priority);
        return STATUS_SUCCESS;
    }

    private NtStatus setBasePriority(EThread thread, int increment) {
        boolean realTime = thread.threadsProcess().priorityClass() == PriorityClass.REALTIME;
        boolean allowed =
                Math.abs(increment) <= ORDINARY
                        || Math.abs(increment) == SATURATES
                        || realTime
                                && increment >= REALTIME_LOWEST
                                && increment <= REALTIME_HIGHEST;
        if (!allowed) {
            return STATUS_INVALID_PARAMETER;
        }
        ke.threads.KeSetBasePriorityThread(thread, increment);
        return STATUS_SUCCESS;
    }

    private NtStatus setAffinity(EThread thread, int affinity) {
        if (affinity == 0 || (affinity & ~thread.threadsProcess().affinity()) != 0) {
            return STATUS_INVALID_PARAMETER;
        }
        ke.threads.KeSetAffinityThread(thread, affinity);
        return STATUS_SUCCESS;
    }

    private NtStatus setIdealProcessor(EThread thread, int processor) {
        if (Integer.compareUnsigned(processor, MAXIMUM_PROCESSORS) > 0) {
            return STATUS_INVALID_PARAMETER;
        }
        return NtStatus.of(ke.threads.KeSetIdealProcessorThread(thread, processor));
    }
}
