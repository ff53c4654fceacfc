package nt.services;

import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_2;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_3;

import nt.ke.Ke;
import nt.mm.MemoryManager;
import nt.mm.PageFileStore;
import nt.rtl.NtStatus;

/** Page files. */
final class PagingFileServices {

    private static final long SMALLEST = 0x10_0000;

    /** Twenty bits are what an entry has for the page. */
    private static final long LARGEST = 1L << 32;

    private static final int LONGEST_NAME = 256;

    private final Ke ke;
    private final ObjectCalls calls;
    private final MemoryManager memory;

    PagingFileServices(Ke ke, ObjectCalls calls, MemoryManager memory) {
        this.ke = ke;
        this.calls = calls;
        this.memory = memory;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreatePagingFile",
                4,
                a -> NtCreatePagingFile(a.word(0), a.word(1), a.word(2), a.word(3)));
    }

    /// Adds a page file of its largest size.
    ///
    /// @param minimumSize of a `LARGE_INTEGER`, in bytes
    /// @param maximumSize of a `LARGE_INTEGER`, in bytes
    /// @param priority is of no importance
    /// @return `STATUS_OBJECT_NAME_INVALID`, `STATUS_INVALID_PARAMETER_2` or `_3` for a size that
    ///   cannot be, `STATUS_TOO_MANY_PAGING_FILES`
    /// @model The file is on a disk of its own, whatever its name says, and does not grow. There
    ///   are no privileges yet: everybody may.
    NtStatus NtCreatePagingFile(int pageFileName, int minimumSize, int maximumSize, int priority) {
        String name = calls.memory.readUnicodeString(pageFileName);
        calls.memory.ProbeForRead(minimumSize, Long.BYTES, 1);
        calls.memory.ProbeForRead(maximumSize, Long.BYTES, 1);
        long smallest = calls.memory.readLong(minimumSize);
        long largest = calls.memory.readLong(maximumSize);
        if (smallest < SMALLEST || smallest > LARGEST) {
            return STATUS_INVALID_PARAMETER_2;
        }
        if (largest < smallest || largest > LARGEST) {
            return STATUS_INVALID_PARAMETER_3;
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return NtStatus.STATUS_OBJECT_NAME_INVALID;
        }
        return memory.addPagingFile(new PageFileStore(ke, name, largest));
    }
}
