package pxr.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import pxr.render.path.RelativeLink;

/// Puts the frame that all pages have around their content.
final class Layout {

    /** Where the content goes; a char that no template and no escaped text can hold. */
    private static final String HOLE = "\0";

    private record Frame(String title, String root, boolean served, String content) {}

    private final Templates templates;
    private final boolean served;

    Layout(Templates templates, boolean served) {
        this.templates = templates;
        this.served = served;
    }

    Page page(String path, String title, String content) {
        String windowTitle = title.equals("PXR") ? title : title + " · PXR";
        String frame =
                templates.fill(
                        "shared/layout/layout",
                        new Frame(windowTitle, RelativeLink.root(path), served, HOLE));
        int hole = frame.indexOf(HOLE);
        byte[] inside = content.getBytes(StandardCharsets.UTF_8);
        var document = new ByteArrayOutputStream(frame.length() + inside.length);
        document.writeBytes(frame.substring(0, hole).getBytes(StandardCharsets.UTF_8));
        document.writeBytes(inside);
        document.writeBytes(frame.substring(hole + 1).getBytes(StandardCharsets.UTF_8));
        return new Page(windowTitle, document.toByteArray(), inside);
    }
}
