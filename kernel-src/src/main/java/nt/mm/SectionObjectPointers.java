package nt.mm;

import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/**
 * What a file is mapped as: all sections of it as data have one control area, those as an image
 * another.
 */
@Nt("SECTION_OBJECT_POINTERS")
final class SectionObjectPointers {
    @Nullable ControlArea dataSectionObject;
    @Nullable ControlArea imageSectionObject;

    boolean isEmpty() {
        return dataSectionObject == null && imageSectionObject == null;
    }
}
