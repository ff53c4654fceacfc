package nt.services;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What can be asked of a thread, or set, by number.
///
/// @source https://github.com/winsiderss/phnt `ntpsapi.h`
@Nt("THREADINFOCLASS")
enum ThreadInfoClass {
    ThreadBasicInformation,
    ThreadTimes,
    ThreadPriority,
    ThreadBasePriority,
    ThreadAffinityMask,
    ThreadImpersonationToken,
    ThreadDescriptorTableEntry,
    ThreadEnableAlignmentFaultFixup,
    ThreadEventPair_Reusable,
    ThreadQuerySetWin32StartAddress,
    ThreadZeroTlsCell,
    ThreadPerformanceCount,
    ThreadAmILastThread,
    ThreadIdealProcessor,
    ThreadPriorityBoost,
    ThreadSetTlsArrayAddress,
    ThreadIsIoPending,
    ThreadHideFromDebugger,
    ThreadBreakOnTermination,
    ThreadSwitchLegacyState,
    ThreadIsTerminated;

    private static final ThreadInfoClass[] CLASSES = values();

    /** The class of that number; null if there is none. */
    static @Nullable ThreadInfoClass of(int number) {
        int index = number;
        return index >= 0 && index < CLASSES.length ? CLASSES[index] : null;
    }
}
