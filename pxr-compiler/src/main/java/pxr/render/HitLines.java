package pxr.render;

import java.util.List;
import pxr.query.SearchResult.LineHit;
import pxr.render.html.Escape;
import pxr.render.text.LineText;

/// The lines of one file that match, with those around them, as items of a list. What stands beside
/// two hits is shown once; where a hit lies in another declaration than the one before, the
/// declaration is named.
final class HitLines {

    private final Links links;
    private final StringBuilder out = new StringBuilder();

    /** The last line that was shown. */
    private int last;

    private String enclosing = "";

    private HitLines(Links links) {
        this.links = links;
    }

    /// @param hits in the order of their lines
    static String html(Links links, List<LineHit> hits) {
        HitLines lines = new HitLines(links);
        for (int i = 0; i < hits.size(); i++) {
            int next = i + 1 < hits.size() ? hits.get(i + 1).line() : Integer.MAX_VALUE;
            lines.write(hits.get(i), next);
        }
        return lines.out.toString();
    }

    private void write(LineHit hit, int next) {
        int first = hit.line() - hit.before().size();
        for (int i = 0; i < hit.before().size(); i++) around(first + i, hit.before().get(i));
        open(hit.line(), "");
        out.append("<a href=").append(links.line(hit.file(), hit.line())).append('>');
        out.append(hit.line()).append("</a><code>");
        LineText.write(hit.text(), hit.ranges(), out);
        out.append("</code>");
        writeEnclosing(hit.enclosing());
        out.append('\n');
        for (int i = 0; i < hit.after().size() && hit.line() + 1 + i < next; i++)
            around(hit.line() + 1 + i, hit.after().get(i));
    }

    /** A line that is shown because it stands beside one that matches. */
    private void around(int line, String text) {
        if (line <= last) return;
        open(line, "around");
        out.append("<span>").append(line).append("</span><code>");
        LineText.write(text, List.of(), out);
        out.append("</code>\n");
    }

    private void open(int line, String kind) {
        boolean isApart = last > 0 && line > last + 1;
        String classes = (kind + (isApart ? " apart" : "")).strip();
        out.append(classes.isEmpty() ? "<li>" : "<li class=\"" + classes + "\">");
        last = line;
    }

    private void writeEnclosing(String id) {
        if (id.isEmpty() || id.equals(enclosing)) return;
        enclosing = id;
        links.anySymbol(id)
                .ifPresent(href -> {
                    out.append("<a class=in href=\"").append(Escape.attribute(href));
                    out.append("\">").append(Escape.text(DisplayName.of(id))).append("</a>");
                });
    }
}
