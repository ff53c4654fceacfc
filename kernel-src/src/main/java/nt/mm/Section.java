package nt.mm;

import nt.ob.ObjectBody;
import nt.ob.ObjectHeader;
import nt.rtl.Nt;
import nt.rtl.image.ImageHeaders;
import org.jspecify.annotations.Nullable;
import trace.TracedObject;

/** Memory that can be mapped into address spaces: of a file, of an image, or without a file. */
@Nt("SECTION_OBJECT")
public final class Section extends TracedObject implements ObjectBody {

    private final ObjectHeader header;
    final ControlArea controlArea;

    /** The five bits of the protection that it was created with. */
    final int initialPageProtection;

    /** `SEC_…` bits. */
    private final int allocationAttributes;

    /** In bytes. */
    long sizeOfSection;

    private final @Nullable ImageHeaders imageHeaders;

    Section(
            ObjectHeader header,
            ControlArea controlArea,
            int initialPageProtection,
            int allocationAttributes,
            long sizeOfSection,
            @Nullable ImageHeaders imageHeaders) {
        this.header = header;
        this.controlArea = controlArea;
        this.initialPageProtection = initialPageProtection;
        this.allocationAttributes = allocationAttributes;
        this.sizeOfSection = sizeOfSection;
        this.imageHeaders = imageHeaders;
        header.attach(this);
    }

    @Override
    public ObjectHeader objectHeader() {
        return header;
    }

    /** In bytes. */
    public long size() {
        return sizeOfSection;
    }

    /** `SEC_…` bits. */
    public int allocationAttributes() {
        return allocationAttributes;
    }

    /** What the image says of itself; null if it is none. */
    public @Nullable ImageHeaders imageHeaders() {
        return imageHeaders;
    }

    /** Null if it has none. */
    public @Nullable BackingFile file() {
        return controlArea.file;
    }
}
