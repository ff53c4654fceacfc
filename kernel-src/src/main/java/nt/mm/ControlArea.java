package nt.mm;

import java.util.ArrayList;
import java.util.List;
import nt.rtl.GuardedBy;
import nt.rtl.Nt;
import org.jspecify.annotations.Nullable;

/// What all sections of a file, or one section without a file, have in common: which pages there
/// are and who uses them. Gone when no section and no view refers to it any more.
///
/// @model NT keeps that of a file longer, for the pages in memory that it still describes.
@Nt("CONTROL_AREA")
final class ControlArea {

    final Segment segment;

    /** Null if the pages have the page files behind them. */
    final @Nullable BackingFile file;

    /** The file is an executable image. */
    final boolean image;

    /** In order of their pages. Only the last one's end can move. */
    @GuardedBy("PFN")
    final List<Subsection> subsections = new ArrayList<>();

    @GuardedBy("PFN")
    int numberOfSectionReferences;

    @GuardedBy("PFN")
    int numberOfMappedViews;

    ControlArea(Segment segment, @Nullable BackingFile file, boolean image) {
        this.segment = segment;
        this.file = file;
        this.image = image;
    }

    /// The subsection of a page.
    ///
    /// @param page counted from the start of the section
    /// @return null if the section is not that long
    @Nullable Subsection subsection(long page) {
        for (Subsection subsection : subsections) {
            if (page < subsection.firstPage + subsection.ptesInSubsection) {
                return subsection;
            }
        }
        return null;
    }

    /// The address of the prototype of a page.
    ///
    /// @return 0 if the section is not that long
    int prototypeAddress(long page) {
        Subsection subsection = subsection(page);
        return subsection == null ? 0 : subsection.prototypeAddress(page);
    }

    /** Pages in all subsections. */
    long pages() {
        long sum = 0;
        for (Subsection subsection : subsections) {
            sum += subsection.ptesInSubsection;
        }
        return sum;
    }
}
