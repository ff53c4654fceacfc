package pxr.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import pxr.query.Use;
import pxr.render.html.Escape;

/// Who calls a method, or what it calls: each once, with the lines.
///
/// @param count of the symbols
/// @param rows the first of them, as HTML
/// @param folded those that come after, as HTML; empty for none
/// @param left how many are in neither; empty for none
record Calls(String count, String rows, String folded, String foldedCount, String left) {

    private static final int SHOWN = 12;
    private static final int LONGEST = 200;
    private static final int LINES = 8;

    static Calls to(Links links, UsesOf uses) {
        return of(links, uses.calls(), Use::enclosing);
    }

    static Calls from(Links links, List<Use> calls) {
        return of(links, calls, use -> use.occurrence().symbol());
    }

    private static Calls of(Links links, List<Use> uses, Function<Use, String> symbol) {
        Map<String, List<Use>> bySymbol = new LinkedHashMap<>();
        for (Use use : uses) {
            String id = symbol.apply(use);
            if (!id.isEmpty()) bySymbol.computeIfAbsent(id, _ -> new ArrayList<>()).add(use);
        }
        StringBuilder rows = new StringBuilder();
        StringBuilder folded = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, List<Use>> call : bySymbol.entrySet()) {
            if (number == LONGEST) break;
            row(links, call.getKey(), call.getValue(), number < SHOWN ? rows : folded);
            number++;
        }
        int left = bySymbol.size() - number;
        return new Calls(
                Numbers.count(bySymbol.size()),
                rows.toString(),
                folded.toString(),
                Numbers.count(number - SHOWN),
                left > 0 ? Numbers.count(left) : "");
    }

    /** By hand and without quotes: a static site has a row for every call of the project, twice. */
    private static void row(Links links, String id, List<Use> uses, StringBuilder out) {
        String name = Escape.text(DisplayName.of(id));
        out.append("<li>");
        links.anySymbol(id)
                .ifPresentOrElse(
                        href ->
                                out.append("<a href=")
                                        .append(href)
                                        .append('>')
                                        .append(name)
                                        .append("</a>"),
                        () -> out.append("<a>").append(name).append("</a>"));
        out.append("<span>");
        for (Use use : uses.subList(0, Math.min(LINES, uses.size()))) {
            out.append(" <a href=").append(links.line(use.file(), use.line())).append('>');
            out.append(use.line()).append("</a>");
        }
        if (uses.size() > LINES) out.append(" …");
        out.append("</span>\n");
    }
}
