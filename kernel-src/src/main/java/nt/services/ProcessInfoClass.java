package nt.services;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What can be asked of a process, or set, by number.
///
/// @source https://github.com/winsiderss/phnt `ntpsapi.h`
@Nt("PROCESSINFOCLASS")
enum ProcessInfoClass {
    ProcessBasicInformation,
    ProcessQuotaLimits,
    ProcessIoCounters,
    ProcessVmCounters,
    ProcessTimes,
    ProcessBasePriority,
    ProcessRaisePriority,
    ProcessDebugPort,
    ProcessExceptionPort,
    ProcessAccessToken,
    ProcessLdtInformation,
    ProcessLdtSize,
    ProcessDefaultHardErrorMode,
    ProcessIoPortHandlers,
    ProcessPooledUsageAndLimits,
    ProcessWorkingSetWatch,
    ProcessUserModeIOPL,
    ProcessEnableAlignmentFaultFixup,
    ProcessPriorityClass,
    ProcessWx86Information,
    ProcessHandleCount,
    ProcessAffinityMask,
    ProcessPriorityBoost,
    ProcessDeviceMap,
    ProcessSessionInformation,
    ProcessForegroundInformation,
    ProcessWow64Information,
    ProcessImageFileName,
    ProcessLUIDDeviceMapsEnabled,
    ProcessBreakOnTermination,
    ProcessDebugObjectHandle,
    ProcessDebugFlags,
    ProcessHandleTracing,
    ProcessIoPriority,
    ProcessExecuteFlags,
    ProcessTlsInformation,
    ProcessCookie,
    ProcessImageInformation;

    private static final ProcessInfoClass[] CLASSES = values();

    /** The class of that number; null if there is none. */
    static @Nullable ProcessInfoClass of(int number) {
        int index = number;
        return index >= 0 && index < CLASSES.length ? CLASSES[index] : null;
    }
}
