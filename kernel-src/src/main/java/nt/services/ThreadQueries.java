package nt.services;

import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import nt.ke.Ke;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/// What `NtQueryInformationThread` answers, class by class.
///
/// @model No thread waits for Io. Descriptor table entries are not told.
/// @source
///   https://learn.microsoft.com/en-us/windows/win32/api/winternl/nf-winternl-ntqueryinformationthread
/// @source https://github.com/winsiderss/phnt `ntpsapi.h` (the structures)
final class ThreadQueries {

    private final Ke ke;

    ThreadQueries(Ke ke) {
        this.ke = ke;
    }

    /// Whether a caller's buffer fits.
    ///
    /// @return `STATUS_INVALID_INFO_CLASS`, `STATUS_INFO_LENGTH_MISMATCH` or `STATUS_SUCCESS`
    static NtStatus checkLength(ThreadInfoClass wanted, int length) {
        int size =
                switch (wanted) {
                    case ThreadBasicInformation -> 28;
                    case ThreadTimes -> 32;
                    case ThreadDescriptorTableEntry -> 12;
                    case ThreadPerformanceCount -> 8;
                    case ThreadQuerySetWin32StartAddress,
                            ThreadAmILastThread,
                            ThreadPriorityBoost,
                            ThreadIsIoPending,
                            ThreadBreakOnTermination,
                            ThreadIsTerminated ->
                            4;
                    default -> ProcessQueries.NONE;
                };
        if (size == ProcessQueries.NONE) {
            return STATUS_INVALID_INFO_CLASS;
        }
        return size == length ? STATUS_SUCCESS : STATUS_INFO_LENGTH_MISMATCH;
    }

    /** The answer for a thread. */
    Outcome<byte[]> answer(EThread thread, ThreadInfoClass wanted) {
        return switch (wanted) {
            case ThreadBasicInformation -> of(basic(thread));
            case ThreadTimes ->
                    of(
                            new Structure(32)
                                    .quad(thread.createTime())
                                    .quad(thread.exitTime())
                                    .quad(inUnits(thread.kernelTime()))
                                    .quad(inUnits(thread.userTime())));
            case ThreadPerformanceCount -> of(new Structure(8).quad(0));
            case ThreadQuerySetWin32StartAddress -> word(thread.win32StartAddress());
            case ThreadAmILastThread -> word(thread.threadsProcess().activeThreads() == 1 ? 1 : 0);
            case ThreadPriorityBoost -> word(thread.disableBoost() ? 1 : 0);
            case ThreadIsIoPending -> word(0);
            case ThreadBreakOnTermination -> word(thread.breakOnTermination() ? 1 : 0);
            case ThreadIsTerminated -> word(thread.isTerminating() ? 1 : 0);
            default -> Outcome.failed(STATUS_NOT_IMPLEMENTED);
        };
    }

    private static Structure basic(EThread thread) {
        return new Structure(28)
                .words(
                        thread.exitStatus().code(),
                        thread.teb(),
                        thread.cid().uniqueProcess(),
                        thread.cid().uniqueThread(),
                        thread.affinity(),
                        thread.priority(),
                        thread.basePriority() - thread.threadsProcess().basePriority());
    }

    /** Clock ticks in 100-ns units. */
    private long inUnits(int ticks) {
        return (long) ticks * ke.time.KeQueryTimeIncrement();
    }

    private static Outcome<byte[]> of(Structure structure) {
        return Outcome.of(structure.bytes());
    }

    private static Outcome<byte[]> word(int value) {
        return of(new Structure(Integer.BYTES).word(value));
    }
}
