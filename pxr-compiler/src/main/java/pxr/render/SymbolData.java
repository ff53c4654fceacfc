package pxr.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import pxr.query.SymbolEntry;
import pxr.render.path.Category;
import pxr.render.path.PathName;
import pxr.render.path.SymbolName;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolKind;

/// The names of a project's symbols for the browser, where filters and the symbol box answer
/// without a server.
///
/// Each category is sorted by name and cut into shards of some tens of kilobytes; a manifest says
/// with which name each begins, so that a prefix or a camel-case search loads one or two of them.
///
/// ```
/// PX("guava",{"functions":[["absent",612],…],…})                 assets/data/guava/index.js
/// PX("guava/functions/0",["com…Optional/",…],"absent()\t0\n…")   assets/data/guava/functions-0.js
/// ```
///
/// A line of a shard is a name, the number of its prefix, and perhaps a kind or a value; prefix and
/// name together are the symbol's [SymbolName].
final class SymbolData {

    static final String FOLDER = "assets/data/";

    private static final int SHARD_CHARS = 48_000;

    /// @param name simple, as it is sorted and found
    /// @param prefix of the path: a package, an outer type or a type whose member this is
    /// @param rest of the path
    /// @param extra a type's kind or a constant's value; may be empty
    record Entry(String name, String prefix, String rest, String extra, String id, long uses) {}

    private final Map<Category, List<Entry>> entries = new EnumMap<>(Category.class);

    SymbolData(Project project) {
        for (Category category : Category.values()) entries.put(category, new ArrayList<>());
        Set<SymbolKind> kinds = EnumSet.copyOf(Project.TYPES);
        kinds.addAll(EnumSet.of(SymbolKind.METHOD, SymbolKind.FIELD, SymbolKind.ENUM_CONSTANT));
        for (SymbolEntry symbol : project.index().symbolsOfKind(kinds)) add(symbol);
        Comparator<Entry> byName =
                Comparator.comparing((Entry e) -> e.name().toLowerCase(Locale.ROOT))
                        .thenComparing(Entry::name)
                        .thenComparing(Entry::id);
        entries.values().forEach(list -> list.sort(byName));
    }

    List<Entry> entries(Category category) {
        return entries.getOrDefault(category, List.of());
    }

    /** The symbols of a category that have the most references. */
    List<Entry> mostUsed(Category category, int limit) {
        return entries(category).stream()
                .sorted(Comparator.comparingLong(Entry::uses).reversed())
                .limit(limit)
                .filter(entry -> entry.uses() > 0)
                .toList();
    }

    private void add(SymbolEntry symbol) {
        Declaration d = symbol.declaration();
        if (d.implied() || isAnonymous(d)) return;
        Category category = category(d);
        String path = SymbolName.of(d.id()).value();
        int cut =
                category == Category.TYPES
                        ? Math.max(path.lastIndexOf('.'), path.lastIndexOf('$'))
                        : path.indexOf('/');
        String prefix = path.substring(0, cut + 1);
        String rest = path.substring(cut + 1);
        entries(category).add(new Entry(d.name(), prefix, rest, extra(d), d.id(), symbol.uses()));
    }

    private static Category category(Declaration d) {
        if (d.kind().isType()) return Category.TYPES;
        if (d.kind() == SymbolKind.METHOD) return Category.FUNCTIONS;
        boolean isConstant =
                d.kind() == SymbolKind.ENUM_CONSTANT
                        || d.constantValue() != null
                        || d.modifiers().contains("static") && d.modifiers().contains("final");
        return isConstant ? Category.CONSTANTS : Category.FIELDS;
    }

    private static String extra(Declaration d) {
        if (d.kind().isType()) return d.kind().label();
        String value = d.constantValue();
        if (value == null) return "";
        return value.length() <= 60 ? value : value.substring(0, 59) + '…';
    }

    private static boolean isAnonymous(Declaration d) {
        for (int i = d.id().indexOf('$'); i >= 0; i = d.id().indexOf('$', i + 1)) {
            if (i + 1 < d.id().length() && Character.isDigit(d.id().charAt(i + 1))) return true;
        }
        return false;
    }

    /** The scripts by their paths in the site. */
    Map<String, Asset> scripts(String project) {
        Map<String, Asset> scripts = new LinkedHashMap<>();
        StringBuilder manifest = new StringBuilder("PX(").append(json(project)).append(",{");
        for (Category category : Category.values()) {
            if (category.ordinal() > 0) manifest.append(',');
            manifest.append(json(category.label())).append(":[");
            List<Entry> all = entries(category);
            int from = 0;
            for (int shard = 0; from < all.size(); shard++) {
                int to = endOfShard(all, from);
                String id = project + '/' + category.label() + '/' + shard;
                scripts.put(
                        folder(project) + category.label() + '-' + shard + ".js",
                        script(shard(id, all.subList(from, to))));
                if (shard > 0) manifest.append(',');
                manifest.append('[').append(json(all.get(from).name().toLowerCase(Locale.ROOT)));
                manifest.append(',').append(to - from).append(']');
                from = to;
            }
            manifest.append(']');
        }
        scripts.put(folder(project) + "index.js", script(manifest.append("})\n")));
        return scripts;
    }

    private static String folder(String project) {
        return FOLDER + PathName.encode(project) + '/';
    }

    /**
     * Names that differ in case only stay together, so that a search finds them all in one place.
     */
    private static int endOfShard(List<Entry> entries, int from) {
        int size = 0;
        int i = from;
        while (i < entries.size() && size < SHARD_CHARS) {
            size += entries.get(i).rest().length() + entries.get(i).extra().length() + 5;
            i++;
        }
        while (i < entries.size()
                && entries.get(i).name().equalsIgnoreCase(entries.get(i - 1).name())) i++;
        return i;
    }

    private static StringBuilder shard(String id, List<Entry> entries) {
        Map<String, Integer> prefixes = new LinkedHashMap<>();
        StringBuilder lines = new StringBuilder();
        for (Entry entry : entries) {
            Integer prefix = prefixes.computeIfAbsent(entry.prefix(), _ -> prefixes.size());
            lines.append(entry.rest()).append('\t').append(prefix);
            if (!entry.extra().isEmpty()) {
                lines.append('\t').append(entry.extra().replace('\t', ' ').replace('\n', ' '));
            }
            lines.append('\n');
        }
        StringBuilder script = new StringBuilder("PX(").append(json(id)).append(",[");
        script.append(String.join(",", prefixes.keySet().stream().map(SymbolData::json).toList()));
        return script.append("],").append(json(lines)).append(")\n");
    }

    private static Asset script(StringBuilder text) {
        return new Asset("text/javascript", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A string literal of JSON, safe in scripts. */
    private static String json(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean isPlain =
                            c >= ' '
                                    && c != '<'
                                    && c != '\u2028'
                                    && c != '\u2029'
                                    && !Character.isSurrogate(c);
                    if (isPlain) out.append(c);
                    else out.append(String.format("\\u%04x", (int) c));
                }
            }
        }
        return out.append('"').toString();
    }
}
