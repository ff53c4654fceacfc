package nt.services;

import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;
import static nt.rtl.NtStatus.STATUS_PORT_NOT_SET;

import nt.ke.Ke;
import nt.ps.EProcess;
import nt.ps.EProcessQuotaBlock;
import nt.ps.QuotaType;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// What `NtQueryInformationProcess` answers, class by class.
///
/// @model Descriptor tables, working set watches and tokens wait for the parts of the system that
///   they belong to: their classes answer `STATUS_NOT_IMPLEMENTED`. No process has a debug port.
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/winternl/nf-winternl-ntqueryinformationprocess
/// @source https://github.com/winsiderss/phnt `ntpsapi.h` (the structures)
final class ProcessQueries {

    /** Bytes of a class whose length the process decides. */
    static final int ANY_LENGTH = -1;

    /** Bytes of a class that cannot be asked for. */
    static final int NONE = -2;

    private static final int NORMAL_EXECUTE_FLAGS = 0x2; // data may not be executed; no thunks
    private static final int UNICODE_STRING_SIZE = 8;

    // In bytes: what a process may have in memory unless it asks for another range.
    private static final int DEFAULT_MINIMUM_WORKING_SET = 50 * 4096;
    private static final int DEFAULT_MAXIMUM_WORKING_SET = 345 * 4096;

    private final Ke ke;
    private final MemoryCounters memory = new MemoryCounters();

    ProcessQueries(Ke ke) {
        this.ke = ke;
    }

    /** The bytes that a caller must provide for. */
    static int size(ProcessInfoClass wanted) {
        return switch (wanted) {
            case ProcessBasicInformation -> 24;
            case ProcessQuotaLimits, ProcessTimes -> 32;
            case ProcessIoCounters, ProcessImageInformation -> 48;
            case ProcessVmCounters -> 44;
            case ProcessPooledUsageAndLimits, ProcessDeviceMap -> 36;
            case ProcessPriorityClass -> 2;
            case ProcessDebugPort,
                    ProcessDefaultHardErrorMode,
                    ProcessWx86Information,
                    ProcessHandleCount,
                    ProcessPriorityBoost,
                    ProcessSessionInformation,
                    ProcessWow64Information,
                    ProcessLUIDDeviceMapsEnabled,
                    ProcessBreakOnTermination,
                    ProcessDebugObjectHandle,
                    ProcessDebugFlags,
                    ProcessExecuteFlags,
                    ProcessCookie ->
                    4;
            case ProcessImageFileName,
                    ProcessLdtInformation,
                    ProcessWorkingSetWatch,
                    ProcessHandleTracing ->
                    ANY_LENGTH;
            default -> NONE;
        };
    }

    /// Whether a caller's buffer fits.
    ///
    /// @return `STATUS_INVALID_INFO_CLASS`, `STATUS_INFO_LENGTH_MISMATCH` or `STATUS_SUCCESS`
    static NtStatus checkLength(ProcessInfoClass wanted, int length) {
        int size = size(wanted);
        if (size == NONE) {
            return STATUS_INVALID_INFO_CLASS;
        }
        boolean extended =
                wanted == ProcessInfoClass.ProcessVmCounters
                        && length == size + Integer.BYTES; // VM_COUNTERS_EX
        return size == ANY_LENGTH || length == size || extended
                ? NtStatus.STATUS_SUCCESS
                : STATUS_INFO_LENGTH_MISMATCH;
    }

    /// The answer for a process.
    ///
    /// @param buffer where it will lie in the caller's memory, for pointers in it
    /// @param current whether the process asks for itself
    Outcome<byte[]> answer(
            EProcess process, ProcessInfoClass wanted, int buffer, int length, boolean current) {
        return switch (wanted) {
            case ProcessBasicInformation -> of(basic(process));
            case ProcessQuotaLimits -> of(quotaLimits(process));
            case ProcessIoCounters -> of(new Structure(48).zeros(48));
            case ProcessVmCounters -> of(vmCounters(process, length));
            case ProcessTimes -> of(times(process));
            case ProcessPooledUsageAndLimits -> of(pooledUsage(process));
            case ProcessPriorityClass ->
                    of(
                            new Structure(2)
                                    .octet(process.foreground() ? 1 : 0)
                                    .octet(process.priorityClass().number()));
            case ProcessDefaultHardErrorMode -> word(process.defaultHardErrorProcessing() & 1 ^ 1);
            case ProcessHandleCount -> word(process.handleCount());
            case ProcessPriorityBoost -> word(process.disableBoost() ? 1 : 0);
            case ProcessSessionInformation -> word(process.sessionId());
            case ProcessBreakOnTermination -> word(process.breakOnTermination() ? 1 : 0);
            case ProcessDebugFlags -> word(process.noDebugInherit() ? 0 : 1);
            case ProcessDebugPort,
                    ProcessWx86Information,
                    ProcessWow64Information,
                    ProcessLUIDDeviceMapsEnabled ->
                    word(0);
            case ProcessDebugObjectHandle -> Outcome.failed(STATUS_PORT_NOT_SET);
            case ProcessExecuteFlags -> word(NORMAL_EXECUTE_FLAGS);
            case ProcessCookie ->
                    current
                            ? word(ke.sharedUserData.cookie() ^ process.uniqueProcessId())
                            : Outcome.failed(STATUS_INVALID_PARAMETER);
            case ProcessImageFileName -> imageFileName(process, buffer, length);
            default -> Outcome.failed(STATUS_NOT_IMPLEMENTED);
        };
    }

    private static Outcome<byte[]> of(Structure structure) {
        return Outcome.of(structure.bytes());
    }

    private static Outcome<byte[]> word(int value) {
        return of(new Structure(Integer.BYTES).word(value));
    }

    private static Structure basic(EProcess process) {
        return new Structure(24)
                .words(
                        process.exitStatus().code(),
                        process.peb(),
                        process.affinity(),
                        process.basePriority(),
                        process.uniqueProcessId(),
                        process.inheritedFromUniqueProcessId());
    }

    private Structure quotaLimits(EProcess process) {
        EProcessQuotaBlock block = process.quotaBlock();
        return new Structure(32)
                .word((int) block.entry(QuotaType.PAGED_POOL).limit())
                .word((int) block.entry(QuotaType.NON_PAGED_POOL).limit())
                .word(DEFAULT_MINIMUM_WORKING_SET)
                .word(DEFAULT_MAXIMUM_WORKING_SET)
                .word((int) block.entry(QuotaType.PAGE_FILE).limit())
                .zeros(Integer.BYTES)
                .quad(-1);
    }

    private Structure vmCounters(EProcess process, int length) {
        Structure counters =
                new Structure(length)
                        .word((int) memory.peakVirtualSize(process))
                        .word((int) memory.virtualSize(process))
                        .word(memory.pageFaults(process))
                        .word(memory.peakWorkingSet(process))
                        .word(memory.workingSet(process))
                        .word((int) process.quotaPeak(QuotaType.PAGED_POOL))
                        .word((int) process.quotaUsage(QuotaType.PAGED_POOL))
                        .word((int) process.quotaPeak(QuotaType.NON_PAGED_POOL))
                        .word((int) process.quotaUsage(QuotaType.NON_PAGED_POOL))
                        .word(memory.commitCharge(process))
                        .word(memory.peakCommitCharge(process));
        return length == counters.size() ? counters : counters.word(memory.commitCharge(process));
    }

    private Structure times(EProcess process) {
        return new Structure(32)
                .quad(process.createTime())
                .quad(process.exitTime())
                .quad(inUnits(process.kernelTime()))
                .quad(inUnits(process.userTime()));
    }

    /** Clock ticks in 100-ns units. */
    private long inUnits(int ticks) {
        return (long) ticks * ke.time.KeQueryTimeIncrement();
    }

    private static Structure pooledUsage(EProcess process) {
        var usage = new Structure(36);
        for (QuotaType type :
                new QuotaType[] {
                    QuotaType.PAGED_POOL, QuotaType.NON_PAGED_POOL, QuotaType.PAGE_FILE
                }) {
            usage.word((int) process.quotaPeak(type))
                    .word((int) process.quotaUsage(type))
                    .word((int) process.quotaBlock().entry(type).limit());
        }
        return usage;
    }

    private static Outcome<byte[]> imageFileName(EProcess process, int buffer, int length) {
        String name = process.imagePath();
        int bytes = name.length() * Character.BYTES;
        int needed = UNICODE_STRING_SIZE + bytes + Character.BYTES;
        if (Integer.compareUnsigned(length, needed) < 0) {
            return Outcome.failed(STATUS_INFO_LENGTH_MISMATCH);
        }
        return of(
                new Structure(needed)
                        .half(bytes)
                        .half(bytes + Character.BYTES)
                        .word(buffer + UNICODE_STRING_SIZE)
                        .text(name)
                        .half(0));
    }
}
