package nt.services;

import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.services.SpaceCalls.PROCESS_QUERY_INFORMATION;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nt.mm.AddressSpace;
import nt.mm.MemoryManager;
import nt.mm.VirtualQuery.BasicInformation;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;

/** What is at an address. */
final class MemoryQueryServices {

    private static final int MEMORY_BASIC_INFORMATION = 0;
    private static final int MEMORY_WORKING_SET_LIST = 1;
    private static final int MEMORY_SECTION_NAME = 2;

    private static final int BASIC_INFORMATION_SIZE = 28;
    private static final int UNICODE_STRING_SIZE = 8;

    private final SpaceCalls spaces;
    private final ObjectCalls calls;
    private final MemoryManager memory;

    MemoryQueryServices(SpaceCalls spaces, MemoryManager memory) {
        this.spaces = spaces;
        calls = spaces.calls();
        this.memory = memory;
    }

    void register(ServiceTable services) {
        services.add(
                "NtQueryVirtualMemory",
                6,
                a ->
                        NtQueryVirtualMemory(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(4), a.word(5)));
        services.add(
                "NtAreMappedFilesTheSame", 2, a -> NtAreMappedFilesTheSame(a.word(0), a.word(1)));
    }

    /// @return `STATUS_INVALID_INFO_CLASS`, `STATUS_INFO_LENGTH_MISMATCH`,
    ///   `STATUS_INVALID_PARAMETER` for addresses that no program can use, or what
    ///   [nt.mm.ViewFiles#name] answers
    NtStatus NtQueryVirtualMemory(
            int processHandle,
            int baseAddress,
            int informationClass,
            int buffer,
            int length,
            int returnLength) {
        calls.memory.ProbeForWrite(buffer, length, 1);
        calls.probeOptionalWord(returnLength);
        if (informationClass < MEMORY_BASIC_INFORMATION || informationClass > MEMORY_SECTION_NAME) {
            return STATUS_INVALID_INFO_CLASS;
        }
        if (informationClass == MEMORY_BASIC_INFORMATION
                && Integer.compareUnsigned(length, BASIC_INFORMATION_SIZE) < 0) {
            return STATUS_INFO_LENGTH_MISMATCH;
        }
        var answer = new Answer(buffer, length, returnLength);
        return spaces.with(
                processHandle,
                PROCESS_QUERY_INFORMATION,
                space ->
                        switch (informationClass) {
                            case MEMORY_BASIC_INFORMATION ->
                                    basicInformation(space, baseAddress, answer);
                            case MEMORY_WORKING_SET_LIST -> workingSet(space, answer);
                            default -> sectionName(space, baseAddress, answer);
                        });
    }

    private record Answer(int buffer, int length, int returnLength) {}

    private NtStatus tell(Answer answer, ByteBuffer bytes) {
        calls.tellOptional(answer.returnLength, bytes.capacity());
        if (Integer.compareUnsigned(answer.length, bytes.capacity()) < 0) {
            return STATUS_INFO_LENGTH_MISMATCH;
        }
        ObjectCalls.tellIfPossible(() -> calls.memory.writeBytes(answer.buffer, bytes.array()));
        return STATUS_SUCCESS;
    }

    private static ByteBuffer structure(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private NtStatus basicInformation(AddressSpace space, int address, Answer answer) {
        Optional<BasicInformation> found = memory.query.basicInformation(space, address);
        if (found.isEmpty()) {
            return STATUS_INVALID_PARAMETER;
        }
        BasicInformation information = found.get();
        return tell(
                answer,
                structure(BASIC_INFORMATION_SIZE)
                        .putInt(information.baseAddress())
                        .putInt(information.allocationBase())
                        .putInt(information.allocationProtect())
                        .putInt(information.regionSize())
                        .putInt(information.state())
                        .putInt(information.protect())
                        .putInt(information.type()));
    }

    /** A count, and for each page its address with its protection in the lowest five bits. */
    private NtStatus workingSet(AddressSpace space, Answer answer) {
        int[] pages = memory.query.workingSet(space);
        ByteBuffer bytes = structure(Integer.BYTES * (pages.length + 1)).putInt(pages.length);
        for (int page : pages) {
            bytes.putInt(page);
        }
        return tell(answer, bytes);
    }

    /** A `UNICODE_STRING` and behind it its characters, with a null. */
    private NtStatus sectionName(AddressSpace space, int address, Answer answer) {
        Outcome<String> name = memory.viewFiles.name(space, address);
        return name.use(text -> {
            byte[] characters = text.getBytes(StandardCharsets.UTF_16LE);
            ByteBuffer bytes =
                    structure(UNICODE_STRING_SIZE + characters.length + Character.BYTES)
                            .putShort((short) characters.length)
                            .putShort((short) (characters.length + Character.BYTES))
                            .putInt(answer.buffer + UNICODE_STRING_SIZE)
                            .put(characters);
            return tell(answer, bytes);
        });
    }

    /// @return as [nt.mm.ViewFiles#areTheSame]
    NtStatus NtAreMappedFilesTheSame(int file1MappedAsAnImage, int file2MappedAsFile) {
        int user = AddressSpace.USER_PROBE_ADDRESS;
        if (Integer.compareUnsigned(file1MappedAsAnImage, user) >= 0
                || Integer.compareUnsigned(file2MappedAsFile, user) >= 0) {
            return STATUS_ACCESS_VIOLATION;
        }
        return spaces.with(
                SpaceCalls.CURRENT_PROCESS,
                0,
                space ->
                        memory.viewFiles.areTheSame(
                                space, file1MappedAsAnImage, file2MappedAsFile));
    }
}
