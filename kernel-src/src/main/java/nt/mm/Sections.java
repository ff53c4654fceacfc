package nt.mm;

import static nt.mm.SectionAttributes.SEC_BASED;
import static nt.mm.SectionAttributes.SEC_COMMIT;
import static nt.mm.SectionAttributes.SEC_FILE;
import static nt.mm.SectionAttributes.SEC_IMAGE;
import static nt.mm.SectionAttributes.SEC_NOCACHE;
import static nt.mm.SectionAttributes.SEC_NO_CHANGE;
import static nt.mm.SectionAttributes.SEC_RESERVE;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.NtStatus.STATUS_INVALID_FILE_FOR_SECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_PAGE_PROTECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_4;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_6;
import static nt.rtl.NtStatus.STATUS_MAPPED_FILE_SIZE_ZERO;
import static nt.rtl.NtStatus.STATUS_SECTION_NOT_EXTENDED;
import static nt.rtl.NtStatus.STATUS_SECTION_TOO_BIG;

import java.util.function.Supplier;
import nt.ob.ObjectHeader;
import nt.ob.ObjectManager;
import nt.ob.ObjectMethods;
import nt.ob.ObjectType;
import nt.ob.ObjectTypeTraits;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.Nt;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import nt.rtl.image.ImageHeaders;
import nt.rtl.image.ImageOpening;
import nt.rtl.image.PeImage;
import org.jspecify.annotations.Nullable;

/// Section objects.
///
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/nf-wdm-zwcreatesection
public final class Sections {

    private static final int KINDS = SEC_IMAGE | SEC_RESERVE | SEC_COMMIT;
    private static final int KNOWN = KINDS | SEC_BASED | SEC_NO_CHANGE | SEC_FILE | SEC_NOCACHE;

    /** More would need more prototypes than there is pool for. */
    private static final long LARGEST = 0x1_0000_0000L;

    private final ObjectManager objects;
    private final ControlAreas controlAreas;

    @Nt("MmSectionObjectType")
    private @Nullable ObjectType<Section> sectionType;

    Sections(ObjectManager objects, ControlAreas controlAreas) {
        this.objects = objects;
        this.controlAreas = controlAreas;
    }

    /** Creates the type, when it is its turn among the types. */
    public void createType() {
        sectionType =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.Section,
                        Section.class,
                        ObjectMethods.<Section>none().onDelete(this::MiSectionDelete));
    }

    public ObjectType<Section> sectionType() {
        if (sectionType == null) {
            throw new IllegalStateException("it is not its turn yet");
        }
        return sectionType;
    }

    /// Creates a section without a name, with one reference.
    ///
    /// @return as for the other one
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<Section> MmCreateSection(
            long maximumSize, int protect, int attributes, @Nullable BackingFile file) {
        return MmCreateSection(
                () -> Outcome.of(objects.ObCreateObject(sectionType())),
                maximumSize,
                protect,
                attributes,
                file);
    }

    /// Creates a section.
    ///
    /// @param newObject makes the header, when it is clear that there will be a section
    /// @param maximumSize in bytes; 0: as long as the file is
    /// @param protect `PAGE_…` bits, which views cannot go beyond
    /// @param attributes `SEC_…` bits
    /// @param file null: the page files
    /// @return with one reference. Or `STATUS_INVALID_PARAMETER_4`, `_6` and
    ///   `STATUS_INVALID_PAGE_PROTECTION` for what can never be, `STATUS_MAPPED_FILE_SIZE_ZERO`,
    ///   `STATUS_SECTION_TOO_BIG` for what goes beyond a file that cannot be written to,
    ///   `STATUS_COMMITMENT_LIMIT`, `STATUS_INVALID_FILE_FOR_SECTION`, or why the file is no image
    @IrqlRequiresMax(APC_LEVEL)
    public Outcome<Section> MmCreateSection(
            Supplier<Outcome<ObjectHeader>> newObject,
            long maximumSize,
            int protect,
            int attributes,
            @Nullable BackingFile file) {
        if ((attributes & ~KNOWN) != 0 || Integer.bitCount(attributes & KINDS) != 1) {
            return Outcome.failed(STATUS_INVALID_PARAMETER_6);
        }
        int protection = Protection.MiMakeProtectionMask(protect);
        if (protection == Protection.INVALID
                || protection > Protection.MM_EXECUTE_WRITECOPY
                || Protection.isNoAccess(protection)) {
            return Outcome.failed(STATUS_INVALID_PAGE_PROTECTION);
        }
        if (maximumSize < 0) {
            return Outcome.failed(STATUS_SECTION_TOO_BIG);
        }
        var request = new Request(newObject, maximumSize, protection, attributes & ~SEC_FILE);
        if (file == null) {
            return createPagefileBacked(request);
        }
        return (attributes & SEC_IMAGE) != 0
                ? createImage(request, file)
                : createData(request, file);
    }

    private record Request(
            Supplier<Outcome<ObjectHeader>> newObject,
            long maximumSize,
            int protection,
            int attributes) {

        Request ofFile() {
            return new Request(newObject, maximumSize, protection, attributes | SEC_FILE);
        }
    }

    private Outcome<Section> createPagefileBacked(Request request) {
        if ((request.attributes & SEC_IMAGE) != 0) {
            return Outcome.failed(STATUS_INVALID_FILE_FOR_SECTION);
        }
        if (request.maximumSize == 0) {
            return Outcome.failed(STATUS_INVALID_PARAMETER_4);
        }
        if (request.maximumSize > LARGEST) {
            return Outcome.failed(STATUS_SECTION_TOO_BIG);
        }
        long size = ControlAreas.pages(request.maximumSize) << AddressSpace.PAGE_SHIFT;
        return controlAreas
                .newPagefileBacked(size, request.protection, (request.attributes & SEC_COMMIT) != 0)
                .then(area -> create(request, area, size, null));
    }

    private Outcome<Section> createData(Request request, BackingFile file) {
        long size = request.maximumSize == 0 ? file.size() : request.maximumSize;
        if (size == 0) {
            return Outcome.failed(STATUS_MAPPED_FILE_SIZE_ZERO);
        }
        boolean extensible = Protection.isWritable(request.protection);
        if (size > LARGEST || size > file.size() && !(extensible && file.extend(size))) {
            return Outcome.failed(STATUS_SECTION_TOO_BIG);
        }
        return controlAreas
                .ofData(file, size)
                .then(area -> create(request.ofFile(), area, size, null));
    }

    private Outcome<Section> createImage(Request request, BackingFile file) {
        return switch (PeImage.open(file)) {
            case ImageOpening.Refused(NtStatus why) -> Outcome.failed(why);
            case ImageOpening.Opened(PeImage image) ->
                    controlAreas
                            .ofImage(file, image)
                            .then(area ->
                                    create(
                                            request.ofFile(),
                                            area,
                                            area.segment.sizeOfSegment,
                                            image.headers()));
        };
    }

    private Outcome<Section> create(
            Request request, ControlArea area, long size, @Nullable ImageHeaders headers) {
        Outcome<Section> made =
                request.newObject
                        .get()
                        .then(header ->
                                Outcome.of(
                                        new Section(
                                                header,
                                                area,
                                                request.protection,
                                                request.attributes,
                                                size,
                                                headers)));
        if (made instanceof Outcome.Failure) {
            controlAreas.dereferenceSection(area);
        }
        return made;
    }

    private void MiSectionDelete(Section section) {
        controlAreas.dereferenceSection(section.controlArea);
    }

    /// Makes the section of a data file longer, and the file, too, if it must be.
    ///
    /// @return `STATUS_SECTION_NOT_EXTENDED` if it has no data file, or the file cannot be longer
    @IrqlRequiresMax(APC_LEVEL)
    public NtStatus MmExtendSection(Section section, long size) {
        BackingFile file = section.controlArea.file;
        if (file == null
                || section.controlArea.image
                || !Protection.isWritable(section.initialPageProtection)) {
            return STATUS_SECTION_NOT_EXTENDED;
        }
        if (size > LARGEST || size < 0) {
            return STATUS_SECTION_TOO_BIG;
        }
        if (size > file.size() && !file.extend(size)) {
            return STATUS_SECTION_NOT_EXTENDED;
        }
        NtStatus status = controlAreas.extendData(section.controlArea, size);
        if (status.isSuccess()) {
            section.sizeOfSection = Math.max(section.sizeOfSection, size);
        }
        return status;
    }
}
