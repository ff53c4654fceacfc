package pxr.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.render.jdk.JdkDocs;
import pxr.render.text.NameTag;

/// The names in one text that its project does not declare.
///
/// In a source page each such name leads to its entry in a list at the page's end, and the script
/// makes that one step: written in full at each use, the addresses of the JDK's documentation would
/// be a fifth of a site's bytes. Short texts have the addresses themselves.
final class Externals {

    /// @param href of its documentation, if it is public
    record Entry(String id, String anchor, @Nullable String href) {}

    private final JdkDocs jdk;
    private final boolean listed;
    private final Map<String, NameTag> tags = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private Externals(JdkDocs jdk, boolean listed) {
        this.jdk = jdk;
        this.listed = listed;
    }

    static Externals listed(JdkDocs jdk) {
        return new Externals(jdk, true);
    }

    static Externals direct(JdkDocs jdk) {
        return new Externals(jdk, false);
    }

    NameTag tag(String id) {
        return tags.computeIfAbsent(id, listed ? this::list : this::address);
    }

    /** In the order in which the text first names them. */
    List<Entry> entries() {
        return entries;
    }

    private NameTag list(String id) {
        String anchor = "x" + entries.size();
        entries.add(new Entry(id, anchor, jdk.href(id).orElse(null)));
        return NameTag.link("#" + anchor);
    }

    private NameTag address(String id) {
        return jdk.href(id).map(NameTag::link).orElseGet(() -> NameTag.titled(id));
    }
}
