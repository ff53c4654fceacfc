package nt.rtl.image;

import nt.rtl.NtStatus;

/** What comes of reading a file as an image. */
public sealed interface ImageOpening {

    /** It is one. */
    record Opened(PeImage image) implements ImageOpening {}

    /// It is none that this system runs.
    ///
    /// @param status one of the `STATUS_INVALID_IMAGE_` family, or
    ///   `STATUS_INVALID_FILE_FOR_SECTION` for a file that ends before its sections
    record Refused(NtStatus status) implements ImageOpening {}
}
