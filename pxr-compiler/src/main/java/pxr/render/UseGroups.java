package pxr.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.query.SearchResult;
import pxr.query.Use;
import pxr.render.html.Escape;
import pxr.render.text.LineText;

/// The uses of a symbol, by what they do with it, then by file.
///
/// @param total number of all uses in code
/// @param all link to the page that lists every use; null where this list does
record UseGroups(String total, List<Group> groups, @Nullable String all) {

    /// @param html the uses, by file
    /// @param left how many are not among them; empty for none
    record Group(String label, String count, String html, String left) {}

    /** The first uses of each sort, and a link to the page with all. */
    static UseGroups of(Links links, UsesOf uses) {
        boolean isComplete = true;
        List<Group> groups = new ArrayList<>();
        for (UsesOf.Sorted sorted : uses.sorted()) {
            groups.add(group(links, sorted));
            if (sorted.left() > 0) isComplete = false;
        }
        return new UseGroups(
                Numbers.count(uses.total()), groups, isComplete ? null : links.uses(uses.symbol()));
    }

    private static Group group(Links links, UsesOf.Sorted sorted) {
        return new Group(
                sorted.sort().label(),
                Numbers.count(sorted.count()),
                rows(links, sorted.uses()),
                sorted.left() > 0 ? Numbers.count(sorted.left()) : "");
    }

    /** Written by hand: there may be tens of thousands. */
    private static String rows(Links links, List<Use> uses) {
        StringBuilder out = new StringBuilder(uses.size() * 120);
        String file = "";
        String page = "";
        for (Use use : uses) {
            if (!use.file().equals(file)) {
                if (!file.isEmpty()) out.append("</ul>\n");
                file = use.file();
                page = links.file(file);
                out.append("<h4><a href=").append(page).append('>');
                out.append(Escape.text(file)).append("</a></h4><ul>\n");
            }
            int from = use.column() - 1;
            out.append("<li><a href=").append(page).append("#L").append(use.line()).append('>');
            out.append(use.line()).append("</a><code>");
            var mark = new SearchResult.Range(from, from + use.occurrence().length());
            LineText.write(use.lineText(), List.of(mark), out);
            out.append("</code>\n");
        }
        return out.append("</ul>").toString();
    }
}
