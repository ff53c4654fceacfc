package nt.rtl.image;

import static nt.rtl.NtStatus.STATUS_SUCCESS;

import java.util.List;
import nt.rtl.NtStatus;

/// An image in the PE32 format whose headers have been found sound.
///
/// What the headers point to has not been looked at: whoever follows an address of the image reads
/// it through [#contents], which knows the image's limits.
public final class PeImage {

    private final ImageSource source;
    private final ImageHeaders headers;
    private final List<ImageSegment> segments;

    PeImage(ImageSource source, ImageHeaders headers, List<ImageSegment> segments) {
        this.source = source;
        this.headers = headers;
        this.segments = List.copyOf(segments);
    }

    /** Reads the headers of `source` and makes the checks that NT makes before it maps an image. */
    public static ImageOpening open(ImageSource source) {
        var reader = new HeaderReader(source);
        NtStatus status = reader.read();
        return status == STATUS_SUCCESS
                ? new ImageOpening.Opened(reader.image())
                : new ImageOpening.Refused(status);
    }

    public ImageHeaders headers() {
        return headers;
    }

    /** The headers and the sections, by address, with no gap between them. */
    public List<ImageSegment> segments() {
        return segments;
    }

    /** Reads the image as it would lie in memory, unrelocated. */
    public ImageContents contents() {
        return new ImageContents(source, segments);
    }

    /** What it offers to others. */
    public ImageExports exports() {
        return ImageExports.read(this);
    }

    /** What it needs of others. */
    public List<ImageImport> imports() {
        return ImageImport.read(this);
    }
}
