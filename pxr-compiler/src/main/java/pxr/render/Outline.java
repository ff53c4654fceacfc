package pxr.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pxr.source.LineMap;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/** The types and members of a file, in source order. */
final class Outline {

    /// @param kind a class name for style sheets
    /// @param depth of nesting, from 0
    record Entry(String name, String kind, int depth, String href) {}

    private Outline() {}

    static List<Entry> of(List<Declaration> declarations, LineMap lines) {
        Map<String, Integer> depths = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Declaration d : declarations) {
            if (d.implied() || !hasPlace(d)) continue;
            int depth = depths.getOrDefault(d.owner(), -1) + 1;
            depths.put(d.id(), depth);
            entries.add(
                    new Entry(
                            name(d),
                            "k-" + d.kind().label(),
                            Math.min(depth, 5),
                            "#L" + lines.line(d.nameOffset())));
        }
        return entries;
    }

    /** Anonymous and local classes are part of their method's text. */
    private static boolean hasPlace(Declaration d) {
        if (d.kind() == SymbolKind.PACKAGE) return false;
        String type = SymbolId.owner(d.id());
        for (int dollar = type.indexOf('$'); dollar >= 0; dollar = type.indexOf('$', dollar + 1)) {
            if (dollar + 1 < type.length() && Character.isDigit(type.charAt(dollar + 1)))
                return false;
        }
        return true;
    }

    private static String name(Declaration d) {
        if (!d.kind().isExecutable()) return d.name();
        String display = DisplayName.of(d.id());
        return d.name() + display.substring(display.indexOf('('));
    }
}
