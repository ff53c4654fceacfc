package pxr.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pxr.query.Use;

/// Who calls a method, or what it calls: each once, with the lines.
///
/// @param count of the symbols
/// @param rows the first of them
/// @param folded those that come after
/// @param left how many are in neither list; empty for none
record Calls(String count, List<Row> rows, List<Row> folded, String foldedCount, String left) {

    private static final int SHOWN = 12;
    private static final int LONGEST = 200;

    /// @param href of the symbol's page or documentation; null when it has none
    record Row(String name, @Nullable String href, List<Link> lines) {}

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
            if (id.isEmpty()) continue;
            bySymbol.computeIfAbsent(id, _ -> new ArrayList<>()).add(use);
        }
        List<Row> rows =
                bySymbol.entrySet().stream()
                        .limit(LONGEST)
                        .map(e -> row(links, e.getKey(), e.getValue()))
                        .toList();
        List<Row> shown = rows.subList(0, Math.min(SHOWN, rows.size()));
        List<Row> folded = rows.subList(shown.size(), rows.size());
        int left = bySymbol.size() - rows.size();
        return new Calls(
                Numbers.count(bySymbol.size()),
                shown,
                folded,
                Numbers.count(folded.size()),
                left > 0 ? Numbers.count(left) : "");
    }

    private static Row row(Links links, String id, List<Use> uses) {
        Optional<String> href = links.anySymbol(id);
        List<Link> lines =
                uses.stream()
                        .limit(8)
                        .map(u -> new Link("" + u.line(), links.line(u.file(), u.line())))
                        .toList();
        return new Row(DisplayName.of(id), href.orElse(null), lines);
    }
}
