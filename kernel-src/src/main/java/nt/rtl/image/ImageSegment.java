package nt.rtl.image;

/// A range of pages of an image that come from one place of the file and have one protection: the
/// headers or a section. An image's segments lie side by side.
///
/// @param name the section's; empty for the headers
/// @param address of its first byte, relative to the image's base; a multiple of the page size
/// @param size in bytes, a multiple of the page size and not 0
/// @param fileOffset where its bytes begin in the file
/// @param fileSize how many of its bytes the file has; all others are zero
/// @param protection a `PAGE_` constant, as NT derives it from the section's characteristics
/// @param shared whether all processes write into the same pages
public record ImageSegment(
        String name,
        int address,
        int size,
        long fileOffset,
        int fileSize,
        int protection,
        boolean shared) {

    /** The address behind its last byte. */
    public int end() {
        return address + size;
    }
}
