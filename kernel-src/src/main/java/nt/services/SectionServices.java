package nt.services;

import static nt.rtl.NtStatus.STATUS_INFO_LENGTH_MISMATCH;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_8;
import static nt.rtl.NtStatus.STATUS_OBJECT_TYPE_MISMATCH;
import static nt.rtl.NtStatus.STATUS_SECTION_NOT_IMAGE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.services.SpaceCalls.PROCESS_VM_OPERATION;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import nt.mm.BackingFile;
import nt.mm.MappableFile;
import nt.mm.MemoryManager;
import nt.mm.Region;
import nt.mm.Section;
import nt.mm.Views;
import nt.ob.ObjectAttributes;
import nt.ob.ObjectManager;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.image.ImageHeaders;
import org.jspecify.annotations.Nullable;

/** Sections and their views. */
final class SectionServices {

    private static final int SECTION_QUERY = 0x1;
    private static final int SECTION_MAP_WRITE = 0x2;
    private static final int SECTION_MAP_READ = 0x4;
    private static final int SECTION_MAP_EXECUTE = 0x8;
    private static final int SECTION_EXTEND_SIZE = 0x10;

    private static final int FILE_READ_DATA = 0x1;
    private static final int FILE_WRITE_DATA = 0x2;
    private static final int FILE_EXECUTE = 0x20;

    private static final int VIEW_SHARE = 1;
    private static final int VIEW_UNMAP = 2;

    // Bits of the page protections.
    private static final int WRITES = 0x44;
    private static final int EXECUTES = 0xF0;

    private static final int BASIC_INFORMATION = 0;
    private static final int BASIC_INFORMATION_SIZE = 16;
    private static final int IMAGE_INFORMATION = 1;
    private static final int IMAGE_INFORMATION_SIZE = 48;

    private final SpaceCalls spaces;
    private final ObjectCalls calls;
    private final ObjectManager objects;
    private final MemoryManager memory;

    SectionServices(SpaceCalls spaces, ObjectManager objects, MemoryManager memory) {
        this.spaces = spaces;
        calls = spaces.calls();
        this.objects = objects;
        this.memory = memory;
    }

    void register(ServiceTable services) {
        services.add(
                "NtCreateSection",
                7,
                a ->
                        NtCreateSection(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(4), a.word(5),
                                a.word(6)));
        services.add("NtOpenSection", 3, a -> NtOpenSection(a.word(0), a.word(1), a.word(2)));
        services.add(
                "NtMapViewOfSection",
                10,
                a ->
                        NtMapViewOfSection(
                                a.word(0), a.word(1), a.word(2), a.word(3), a.word(5), a.word(6),
                                a.word(7), a.word(8), a.word(9)));
        services.add("NtUnmapViewOfSection", 2, a -> NtUnmapViewOfSection(a.word(0), a.word(1)));
        services.add("NtExtendSection", 2, a -> NtExtendSection(a.word(0), a.word(1)));
        services.add(
                "NtQuerySection",
                5,
                a -> NtQuerySection(a.word(0), a.word(1), a.word(2), a.word(3), a.word(4)));
        services.add(
                "NtFlushVirtualMemory",
                4,
                a -> NtFlushVirtualMemory(a.word(0), a.word(1), a.word(2), a.word(3)));
    }

    // ---- sections ---------------------------------------------------------------------------

    /// @param maximumSize of a `LARGE_INTEGER`; 0: as long as the file is
    /// @param fileHandle 0: the page files
    /// @return also what [nt.mm.Sections#MmCreateSection] answers
    NtStatus NtCreateSection(
            int sectionHandle,
            int desiredAccess,
            int objectAttributes,
            int maximumSize,
            int sectionPageProtection,
            int allocationAttributes,
            int fileHandle) {
        calls.probeWord(sectionHandle);
        long size = 0;
        if (maximumSize != 0) {
            calls.memory.ProbeForRead(maximumSize, Long.BYTES, 1);
            size = calls.memory.readLong(maximumSize);
        }
        Outcome<ObjectAttributes> captured =
                objectAttributes == 0
                        ? Outcome.of(ObjectAttributes.NONE)
                        : objects.captureAttributes(objectAttributes, calls.previousMode());
        if (!(captured instanceof Outcome.Success<ObjectAttributes>(NtStatus _, var attributes))) {
            return captured.status();
        }
        var request =
                new Request(
                        sectionHandle,
                        desiredAccess,
                        attributes,
                        size,
                        sectionPageProtection,
                        allocationAttributes);
        if (fileHandle == 0) {
            return create(request, null);
        }
        return calls.withAny(
                fileHandle,
                fileAccess(sectionPageProtection),
                file ->
                        file instanceof MappableFile mappable
                                ? create(request, mappable.backingFile())
                                : STATUS_OBJECT_TYPE_MISMATCH);
    }

    private record Request(
            int handleAddress,
            int desiredAccess,
            ObjectAttributes attributes,
            long size,
            int protection,
            int allocationAttributes) {}

    private static int fileAccess(int protection) {
        return FILE_READ_DATA
                | ((protection & WRITES) != 0 ? FILE_WRITE_DATA : 0)
                | ((protection & EXECUTES) != 0 ? FILE_EXECUTE : 0);
    }

    private NtStatus create(Request request, @Nullable BackingFile file) {
        Outcome<Integer> handle =
                memory.sections.MmCreateSection(
                                () ->
                                        objects.ObCreateObject(
                                                memory.sections.sectionType(),
                                                request.attributes,
                                                calls.previousMode()),
                                request.size,
                                request.protection,
                                request.allocationAttributes,
                                file)
                        .then(section -> objects.ObInsertObject(section, request.desiredAccess));
        return calls.tellHandle(request.handleAddress, handle);
    }

    NtStatus NtOpenSection(int sectionHandle, int desiredAccess, int objectAttributes) {
        return calls.open(
                sectionHandle, desiredAccess, objectAttributes, memory.sections.sectionType());
    }

    /// @param newSectionSize of a `LARGE_INTEGER`, which is told how long the section is then
    /// @return also what [nt.mm.Sections#MmExtendSection] answers
    NtStatus NtExtendSection(int sectionHandle, int newSectionSize) {
        calls.memory.ProbeForWrite(newSectionSize, Long.BYTES, 1);
        long size = calls.memory.readLong(newSectionSize);
        return calls.with(
                sectionHandle,
                SECTION_EXTEND_SIZE,
                memory.sections.sectionType(),
                section -> {
                    NtStatus status = memory.sections.MmExtendSection(section, size);
                    if (status.isSuccess()) {
                        ObjectCalls.tellIfPossible(
                                () -> calls.memory.writeLong(newSectionSize, section.size()));
                    }
                    return status;
                });
    }

    // ---- views ------------------------------------------------------------------------------

    /// @param sectionOffset of a `LARGE_INTEGER`; 0: the start
    /// @param inheritDisposition 1: children of the process get the view, too; 2: they do not
    /// @return also what [Views#MmMapViewOfSection] answers
    NtStatus NtMapViewOfSection(
            int sectionHandle,
            int processHandle,
            int baseAddress,
            int zeroBits,
            int sectionOffset,
            int viewSize,
            int inheritDisposition,
            int allocationType,
            int pageProtection) {
        if (inheritDisposition != VIEW_SHARE && inheritDisposition != VIEW_UNMAP) {
            return STATUS_INVALID_PARAMETER_8;
        }
        Region region = spaces.captureRegion(baseAddress, viewSize);
        long offset = 0;
        if (sectionOffset != 0) {
            calls.memory.ProbeForWrite(sectionOffset, Long.BYTES, 1);
            offset = calls.memory.readLong(sectionOffset);
        }
        var request =
                new Views.Request(
                        region,
                        offset,
                        zeroBits,
                        inheritDisposition == VIEW_SHARE,
                        allocationType,
                        pageProtection);
        NtStatus status =
                spaces.with(
                        processHandle,
                        PROCESS_VM_OPERATION,
                        space ->
                                calls.with(
                                        sectionHandle,
                                        sectionAccess(pageProtection),
                                        memory.sections.sectionType(),
                                        section ->
                                                memory.views.MmMapViewOfSection(
                                                        section, space, request)));
        if (status.isSuccess()) {
            spaces.tellRegion(baseAddress, viewSize, region);
            if (sectionOffset != 0) {
                ObjectCalls.tellIfPossible(
                        () -> calls.memory.writeLong(sectionOffset, request.sectionOffset));
            }
        }
        return status;
    }

    private static int sectionAccess(int protection) {
        return ((protection & WRITES) != 0 ? SECTION_MAP_WRITE : SECTION_MAP_READ)
                | ((protection & EXECUTES) != 0 ? SECTION_MAP_EXECUTE : 0);
    }

    /// @return also what [Views#MmUnmapViewOfSection] answers
    NtStatus NtUnmapViewOfSection(int processHandle, int baseAddress) {
        return spaces.with(
                processHandle,
                PROCESS_VM_OPERATION,
                space -> memory.views.MmUnmapViewOfSection(space, baseAddress));
    }

    /// @param ioStatus is told the status, and 0
    /// @return also what [nt.mm.ViewFiles#flush] answers
    NtStatus NtFlushVirtualMemory(
            int processHandle, int baseAddress, int regionSize, int ioStatus) {
        Region region = spaces.captureRegion(baseAddress, regionSize);
        calls.memory.ProbeForWrite(ioStatus, 2 * Integer.BYTES, 1);
        NtStatus status =
                spaces.with(
                        processHandle,
                        PROCESS_VM_OPERATION,
                        space -> memory.viewFiles.flush(space, region));
        if (status.isSuccess()) {
            spaces.tellRegion(baseAddress, regionSize, region);
            calls.tell(ioStatus, status.code());
            calls.tell(ioStatus + Integer.BYTES, 0);
        }
        return status;
    }

    // ---- queries ----------------------------------------------------------------------------

    /// @param informationClass 0: how large it is; 1: what the image says of itself
    /// @return also `STATUS_INVALID_INFO_CLASS`, `STATUS_INFO_LENGTH_MISMATCH`,
    ///   `STATUS_SECTION_NOT_IMAGE`
    NtStatus NtQuerySection(
            int sectionHandle, int informationClass, int buffer, int length, int resultLength) {
        calls.memory.ProbeForWrite(buffer, length, 1);
        calls.probeOptionalWord(resultLength);
        if (informationClass != BASIC_INFORMATION && informationClass != IMAGE_INFORMATION) {
            return STATUS_INVALID_INFO_CLASS;
        }
        int needed =
                informationClass == BASIC_INFORMATION
                        ? BASIC_INFORMATION_SIZE
                        : IMAGE_INFORMATION_SIZE;
        if (Integer.compareUnsigned(length, needed) < 0) {
            return STATUS_INFO_LENGTH_MISMATCH;
        }
        return calls.with(
                sectionHandle,
                SECTION_QUERY,
                memory.sections.sectionType(),
                section -> {
                    ByteBuffer answer = answer(section, informationClass);
                    if (answer == null) {
                        return STATUS_SECTION_NOT_IMAGE;
                    }
                    calls.tellOptional(resultLength, answer.capacity());
                    ObjectCalls.tellIfPossible(
                            () -> calls.memory.writeBytes(buffer, answer.array()));
                    return STATUS_SUCCESS;
                });
    }

    private static @Nullable ByteBuffer answer(Section section, int informationClass) {
        if (informationClass == BASIC_INFORMATION) {
            return structure(BASIC_INFORMATION_SIZE)
                    .putInt(0)
                    .putInt(section.allocationAttributes())
                    .putLong(section.size());
        }
        ImageHeaders headers = section.imageHeaders();
        return headers == null ? null : imageInformation(headers);
    }

    private static ByteBuffer structure(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer imageInformation(ImageHeaders headers) {
        return structure(IMAGE_INFORMATION_SIZE)
                .putInt(headers.imageBase() + headers.entryPoint())
                .putInt(0) // zero bits
                .putInt(headers.stackReserve())
                .putInt(headers.stackCommit())
                .putInt(headers.subsystem())
                .putShort((short) headers.minorSubsystemVersion())
                .putShort((short) headers.majorSubsystemVersion())
                .putInt(0) // GP value: of other processors
                .putShort((short) headers.characteristics())
                .putShort((short) headers.dllCharacteristics())
                .putShort((short) headers.machine())
                .put((byte) (headers.sizeOfCode() != 0 ? 1 : 0))
                .put((byte) 0)
                .putInt(headers.loaderFlags())
                .putInt(headers.sizeOfImage())
                .putInt(0);
    }
}
