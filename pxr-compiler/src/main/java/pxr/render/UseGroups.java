package pxr.render;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pxr.query.SearchResult;
import pxr.query.Use;
import pxr.render.html.Escape;
import pxr.render.text.LineText;
import pxr.symbol.Role;

/// The uses of a symbol, by what they do with it, then by file.
///
/// @param total number of all uses
/// @param all link to the page that lists every use; null where this list does
record UseGroups(String total, List<Group> groups, @Nullable String all) {

    /** How many uses of a sort the page about a symbol shows. */
    static final int SHOWN = 20;

    private record Sort(String label, Set<Role> roles) {}

    private static final List<Sort> SORTS =
            List.of(
                    new Sort("Calls", EnumSet.of(Role.CALL)),
                    new Sort("Instantiations", EnumSet.of(Role.NEW, Role.NEW_ENUM)),
                    new Sort("Method references", EnumSet.of(Role.METHODREF)),
                    new Sort("Writes", EnumSet.of(Role.WRITE)),
                    new Sort("Reads and writes", EnumSet.of(Role.UPDATE)),
                    new Sort("Reads and mentions", EnumSet.of(Role.REF)),
                    new Sort("Annotations", EnumSet.of(Role.ANNOTATION)),
                    new Sort("Imports", EnumSet.of(Role.IMPORT)));

    /// @param html the uses, by file
    /// @param left how many are not among them; empty for none
    record Group(String label, String count, String html, String left) {}

    /// @param limit of uses shown per group
    static UseGroups of(Project project, Links links, String symbol, int limit, boolean linkToAll) {
        List<Group> groups = new ArrayList<>();
        long total = 0;
        boolean isComplete = true;
        for (Sort sort : SORTS) {
            List<Use> uses = project.index().uses(symbol, sort.roles(), limit);
            if (uses.isEmpty()) continue;
            long count =
                    uses.size() < limit
                            ? uses.size()
                            : project.index().useCount(symbol, sort.roles());
            total += count;
            long left = count - uses.size();
            if (left > 0) isComplete = false;
            groups.add(
                    new Group(
                            sort.label(),
                            Numbers.count(count),
                            rows(links, uses),
                            left > 0 ? Numbers.count(left) : ""));
        }
        String all = linkToAll && !isComplete ? links.uses(symbol) : null;
        return new UseGroups(Numbers.count(total), groups, all);
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
