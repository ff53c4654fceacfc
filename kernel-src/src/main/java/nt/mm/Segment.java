package nt.mm;

import nt.rtl.GuardedBy;
import nt.rtl.Nt;

/** How large a section is, and what its pages are before they are touched. */
@Nt("SEGMENT")
final class Segment {

    /** In bytes. */
    @GuardedBy("PFN")
    long sizeOfSegment;

    /** Protection of pages that have no file. */
    final int protection;

    /** Pages promised for it. */
    @GuardedBy("PFN")
    long numberOfCommittedPages;

    /** Where an image wants to be; 0 if nowhere in particular. */
    final int basedAddress;

    Segment(long sizeOfSegment, int protection, int basedAddress) {
        this.sizeOfSegment = sizeOfSegment;
        this.protection = protection;
        this.basedAddress = basedAddress;
    }
}
