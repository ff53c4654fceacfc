package nt.mm;

import nt.rtl.Nt;

/// Pages of a section that lie in the file one after the other and are protected alike: the whole
/// of a data file, or one section of an image.
@Nt("SUBSECTION")
final class Subsection {

    final ControlArea controlArea;

    /** What prototypes call it by; see [Subsections]. */
    final int number;

    /** Its first page, counted from the start of the section. */
    final long firstPage;

    /** Where the first page is in the file, in bytes. */
    final long startingOffset;

    /** Bytes of the file that belong to it; what is behind them reads as zeros. */
    long fileBytes;

    final int protection;

    /** Written pages are everybody's, also if it is part of an image. */
    final boolean shared;

    /** The address of the first of its prototypes. */
    final int subsectionBase;

    final int ptesInSubsection;

    Subsection(
            ControlArea controlArea,
            int number,
            long firstPage,
            long startingOffset,
            long fileBytes,
            int protection,
            boolean shared,
            int subsectionBase,
            int ptesInSubsection) {
        this.controlArea = controlArea;
        this.number = number;
        this.firstPage = firstPage;
        this.startingOffset = startingOffset;
        this.fileBytes = fileBytes;
        this.protection = protection;
        this.shared = shared;
        this.subsectionBase = subsectionBase;
        this.ptesInSubsection = ptesInSubsection;
    }

    int prototypeAddress(long page) {
        return subsectionBase + (int) (page - firstPage) * Integer.BYTES;
    }

    /** Where the page of a prototype begins, in bytes from the first. */
    long offset(int prototypeAddress) {
        return (long) (prototypeAddress - subsectionBase) / Integer.BYTES * AddressSpace.PAGE_SIZE;
    }
}
