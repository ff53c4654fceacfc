package pxr.render.doc;

import java.util.List;

/// A doc comment as HTML.
///
/// @param summary its first sentence, in inline elements only
/// @param body all before the block tags
/// @param sections the block tags, grouped, in the order in which readers look for them
public record Documentation(String summary, String body, List<Section> sections) {

    public static final Documentation NONE = new Documentation("", "", List.of());

    /// @param warning whether it deserves to stand out
    public record Section(String label, List<Item> items, boolean warning) {}

    /// @param term what is described, such as a parameter's name; may be empty
    public record Item(String term, String html) {}

    public boolean isEmpty() {
        return body.isEmpty() && sections.isEmpty();
    }
}
