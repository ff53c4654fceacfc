package nt.services;

import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.ByteBuffer;
import nt.ke.Ke;
import nt.ke.Priorities;
import nt.ps.EProcess;
import nt.ps.PriorityClass;
import nt.ps.ProcessManager;
import nt.rtl.NtStatus;

/// What `NtSetInformationProcess` sets, class by class.
///
/// @model Ports, tokens and descriptor tables wait for the parts of the system that they belong to:
///   their classes answer `STATUS_NOT_IMPLEMENTED`. Privileges are not asked for.
/// @source https://github.com/winsiderss/phnt `ntpsapi.h` (the structures)
final class ProcessSettings {

    private static final int BASE_PRIORITY_MASK = 0x7FFF_FFFF;

    private final Ke ke;
    private final ProcessManager processes;

    ProcessSettings(Ke ke, ProcessManager processes) {
        this.ke = ke;
        this.processes = processes;
    }

    /// Whether a caller's buffer has the length of that class.
    static NtStatus checkLength(ProcessInfoClass wanted, int length) {
        int size =
                switch (wanted) {
                    case ProcessEnableAlignmentFaultFixup, ProcessForegroundInformation -> 1;
                    case ProcessPriorityClass -> 2;
                    case ProcessBasePriority,
                            ProcessRaisePriority,
                            ProcessExceptionPort,
                            ProcessDefaultHardErrorMode,
                            ProcessAffinityMask,
                            ProcessPriorityBoost,
                            ProcessDeviceMap,
                            ProcessSessionInformation,
                            ProcessBreakOnTermination,
                            ProcessDebugFlags,
                            ProcessExecuteFlags ->
                            4;
                    case ProcessAccessToken -> 8;
                    case ProcessQuotaLimits -> 32;
                    case ProcessLdtInformation, ProcessLdtSize, ProcessUserModeIOPL -> length;
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
    NtStatus set(EProcess process, ProcessInfoClass wanted, ByteBuffer value) {
        return switch (wanted) {
            case ProcessBasePriority -> setBasePriority(process, value.getInt());
            case ProcessRaisePriority -> raisePriority(process, value.getInt());
            case ProcessPriorityClass -> setPriorityClass(process, value);
            case ProcessForegroundInformation -> {
                processes.priorities.PsSetProcessPriorityByMode(process, value.get() != 0);
                yield STATUS_SUCCESS;
            }
            case ProcessAffinityMask -> setAffinity(process, value.getInt());
            case ProcessPriorityBoost -> {
                process.setDisableBoost(value.getInt() != 0);
                yield STATUS_SUCCESS;
            }
            case ProcessDefaultHardErrorMode -> {
                process.setDefaultHardErrorProcessing(value.getInt() & 1 ^ 1);
                yield STATUS_SUCCESS;
            }
            case ProcessSessionInformation -> {
                process.setSessionId(value.getInt());
                yield STATUS_SUCCESS;
            }
            case ProcessBreakOnTermination -> {
                process.setBreakOnTermination(value.getInt() != 0);
                yield STATUS_SUCCESS;
            }
            case ProcessDebugFlags -> {
                process.setNoDebugInherit((value.getInt() & 1) == 0);
                yield STATUS_SUCCESS;
            }
            case ProcessEnableAlignmentFaultFixup -> STATUS_SUCCESS; // x86 needs none
            case ProcessQuotaLimits -> setQuotaLimits(process, value);
            default -> STATUS_NOT_IMPLEMENTED;
        };
    }

    /** The upper bit says whether the threads' memory is to have priority, too. */
    private NtStatus setBasePriority(EProcess process, int value) {
        int basePriority = value & BASE_PRIORITY_MASK;
        if (basePriority <= Priorities.LOW_PRIORITY || basePriority > Priorities.HIGH_PRIORITY) {
            return STATUS_INVALID_PARAMETER;
        }
        processes.priorities.setBasePriority(process, basePriority);
        return STATUS_SUCCESS;
    }

    private NtStatus raisePriority(EProcess process, int increment) {
        processes.threadControl.raisePriorities(process, increment);
        return STATUS_SUCCESS;
    }

    private NtStatus setPriorityClass(EProcess process, ByteBuffer value) {
        boolean foreground = value.get() != 0;
        int number = value.get() & 0xFF;
        if (number == 0 || number >= PriorityClass.values().length) {
            return STATUS_INVALID_PARAMETER;
        }
        processes.priorities.setPriorityClass(process, PriorityClass.values()[number]);
        processes.priorities.PsSetProcessPriorityByMode(process, foreground);
        return STATUS_SUCCESS;
    }

    /** Processors that are not there are left out, but one must remain. */
    private NtStatus setAffinity(EProcess process, int affinity) {
        int possible = affinity & ke.processors.KeQueryActiveProcessors();
        if (possible == 0) {
            return STATUS_INVALID_PARAMETER;
        }
        return processes.priorities.setAffinity(process, possible);
    }

    private NtStatus setQuotaLimits(EProcess process, ByteBuffer value) {
        long pagedPool = Integer.toUnsignedLong(value.getInt());
        long nonPagedPool = Integer.toUnsignedLong(value.getInt());
        int minimumWorkingSet = value.getInt();
        int maximumWorkingSet = value.getInt();
        long pageFile = Integer.toUnsignedLong(value.getInt());
        if (minimumWorkingSet != 0 && maximumWorkingSet != 0) {
            return STATUS_NOT_IMPLEMENTED; // a range for the working set
        }
        return processes.quotas.setLimits(process, nonPagedPool, pagedPool, pageFile);
    }
}
