package nt.services;

import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import nt.ex.Ex;
import nt.hal.Hal;
import nt.ke.Ke;
import nt.mm.MemoryManager;
import nt.ps.ProcessManager;
import nt.rtl.NtStatus;

/// The services that tell of the system as a whole.
public final class SystemInformationServices {

    private final InformationCalls information;
    private final SystemQueries queries;

    public SystemInformationServices(
            Hal hal, Ke ke, Ex ex, MemoryManager memory, ProcessManager processes) {
        information = new InformationCalls(ke.userMemory);
        queries = new SystemQueries(hal, ke, ex, memory, processes);
    }

    /** Enters them into the table. */
    public void register(ServiceTable services) {
        services.add(
                "NtQuerySystemInformation",
                4,
                a -> NtQuerySystemInformation(a.word(0), a.word(1), a.word(2), a.word(3)));
    }

    /// Tells something of the system.
    ///
    /// @param returnLength where to tell how many bytes the answer has, or would have; 0: nowhere
    /// @return `STATUS_INVALID_INFO_CLASS`; `STATUS_INFO_LENGTH_MISMATCH` if the answer does not
    ///   fit or, for the basic classes, if the buffer is longer than it
    public NtStatus NtQuerySystemInformation(
            int informationClass, int buffer, int length, int returnLength) {
        SystemInfoClass wanted = SystemInfoClass.of(informationClass);
        if (wanted == null) {
            return STATUS_INVALID_INFO_CLASS;
        }
        information.probe(buffer, length, returnLength);
        return queries.answer(wanted)
                .use(answer -> tell(wanted, answer, buffer, length, returnLength));
    }

    private NtStatus tell(
            SystemInfoClass wanted, byte[] answer, int buffer, int length, int returnLength) {
        byte[] told = answer;
        boolean fits = Integer.compareUnsigned(length, answer.length) >= 0;
        switch (wanted) {
            case SystemBasicInformation,
                    SystemProcessorInformation,
                    SystemFlagsInformation,
                    SystemTimeAdjustmentInformation ->
                    fits = length == answer.length;
            case SystemTimeOfDayInformation -> {
                fits = Integer.compareUnsigned(length, answer.length) <= 0;
                told = Arrays.copyOf(answer, fits ? length : 0);
            }
            case SystemProcessInformation ->
                    ProcessList.relocate(
                            ByteBuffer.wrap(told).order(ByteOrder.LITTLE_ENDIAN), buffer);
            default -> {}
        }
        information.tellLength(returnLength, fits ? told.length : answer.length);
        if (!fits) {
            return STATUS_INFO_LENGTH_MISMATCH;
        }
        information.tell(buffer, told);
        return STATUS_SUCCESS;
    }
}
