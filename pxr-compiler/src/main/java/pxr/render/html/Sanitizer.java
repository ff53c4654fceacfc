package pxr.render.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets through of foreign HTML what may stand in documentation.
///
/// Only elements and attributes of an allow-list are written, and each is written anew, so nothing
/// of the input's markup is ever copied. What is not on the list becomes text that the reader sees
/// (`List<String>` in careless documentation stays legible). The result is balanced: it cannot
/// close an element it did not open. Ids, classes and styles are dropped, for they would act on the
/// page around.
public final class Sanitizer {

    /** First of the chars that stand for insertions; never let through inside markup. */
    public static final char INSERTION = '\uE000';

    private static final int DEEPEST = 48;

    private static final Set<String> VOID = Set.of("br", "hr", "wbr");

    private static final Set<String> BLOCKS =
            Set.of(
                    "blockquote",
                    "center",
                    "dd",
                    "div",
                    "dl",
                    "dt",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "li",
                    "ol",
                    "p",
                    "pre",
                    "table",
                    "ul");

    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "b", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i",
                    "ins", "kbd", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
                    "sup", "tt", "u", "var", "wbr");

    private static final Set<String> TABLE =
            Set.of("caption", "tbody", "td", "tfoot", "th", "thead", "tr");

    /** Headings of documentation stand below those of the page; what HTML 5 dropped is renamed. */
    private static final Map<String, String> RENAMED =
            Map.of(
                    "h1", "h4", "h2", "h4", "h3", "h4", "h4", "h5", "h5", "h6", "center", "div",
                    "font", "span", "tt", "code", "big", "span", "strike", "s");

    /**
     * An element whose start ends an open one of these, unless one of the second kind is between.
     */
    private static final Map<String, Set<String>> ENDS =
            Map.of(
                    "li", Set.of("li"),
                    "dt", Set.of("dt", "dd"),
                    "dd", Set.of("dt", "dd"),
                    "tr", Set.of("tr", "td", "th"),
                    "td", Set.of("td", "th"),
                    "th", Set.of("td", "th"),
                    "thead", Set.of("caption"),
                    "tbody", Set.of("thead", "tr", "td", "th"),
                    "tfoot", Set.of("tbody", "tr", "td", "th"));

    private static final Set<String> BARRIERS = Set.of("ul", "ol", "dl", "table", "blockquote");

    private static final Pattern TAG =
            Pattern.compile(
                    "<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[^\\s=<>\"'/]+(?:\\s*=\\s*(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'=<>`]++))?)*+)\\s*/?>");

    private static final Pattern ATTRIBUTE =
            Pattern.compile(
                    "([^\\s=<>\"'/]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'=<>`]+)))?");

    private static final Pattern ENTITY =
            Pattern.compile("&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});");

    private final String html;
    private final StringBuilder out;
    private final Deque<String> open = new ArrayDeque<>();

    private Sanitizer(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length() + 64);
    }

    public static String sanitize(String html) {
        return new Sanitizer(html).run();
    }

    private String run() {
        Matcher tag = TAG.matcher(html);
        int from = 0;
        for (int i; (i = html.indexOf('<', from)) >= 0; ) {
            text(from, i);
            if (html.startsWith("<!--", i)) {
                int end = html.indexOf("-->", i + 4);
                from = end < 0 ? html.length() : end + 3;
            } else if (tag.region(i, html.length()).lookingAt() && accept(tag)) {
                from = tag.end();
            } else {
                out.append("&lt;");
                from = i + 1;
            }
        }
        text(from, html.length());
        while (!open.isEmpty()) close();
        return out.toString();
    }

    private void text(int from, int to) {
        int plain = from;
        Matcher entity = ENTITY.matcher(html);
        for (int i; (i = html.indexOf('&', plain)) >= 0 && i < to; ) {
            Escape.text(html, plain, i, out);
            if (entity.region(i, to).lookingAt()) {
                out.append(html, i, entity.end());
                plain = entity.end();
            } else {
                out.append("&amp;");
                plain = i + 1;
            }
        }
        Escape.text(html, plain, to, out);
    }

    private boolean accept(Matcher tag) {
        String name = tag.group(2).toLowerCase(Locale.ROOT);
        boolean isAllowed = BLOCKS.contains(name) || INLINE.contains(name) || TABLE.contains(name);
        if (!isAllowed) return false;
        String element = RENAMED.getOrDefault(name, name);
        if (tag.group(1).isEmpty()) start(name, element, tag.group(3));
        else end(element);
        return true;
    }

    private void start(String name, String element, String attributes) {
        if (BLOCKS.contains(name)) closeUpTo(Set.of("p"), Set.of("td", "th", "li", "dd", "div"));
        if (ENDS.containsKey(name)) closeUpTo(ENDS.get(name), BARRIERS);
        if (TABLE.contains(name) && !open.contains("table")) return;
        if (element.equals("a") && open.contains("a")) end("a");
        if (open.size() >= DEEPEST) return;
        out.append('<').append(element);
        writeAttributes(name, attributes);
        out.append('>');
        if (!VOID.contains(element)) open.push(element);
    }

    /** Closes the outermost open element of the names that no barrier encloses. */
    private void closeUpTo(Set<String> names, Set<String> barriers) {
        int depth = 0;
        int found = 0;
        for (String element : open) {
            depth++;
            if (names.contains(element)) found = depth;
            else if (barriers.contains(element)) break;
        }
        for (int i = 0; i < found; i++) close();
    }

    private void end(String element) {
        if (!open.contains(element)) return;
        while (!open.getFirst().equals(element)) close();
        close();
    }

    private void close() {
        out.append("</").append(open.pop()).append('>');
    }

    private void writeAttributes(String element, String attributes) {
        if (attributes.isBlank()) return;
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            String value = value(attribute);
            switch (attribute.group(1).toLowerCase(Locale.ROOT)) {
                case "href" -> {
                    if (element.equals("a") && isPublicAddress(value)) write("href", value);
                }
                case "title" -> write("title", value);
                case "colspan", "rowspan" -> {
                    if (value.matches("[0-9]{1,3}")) write(attribute.group(1), value);
                }
                default -> {}
            }
        }
    }

    private static String value(Matcher attribute) {
        for (int group = 2; group <= 4; group++) {
            String value = attribute.group(group);
            if (value != null) return value;
        }
        return "";
    }

    /** Addresses relative to some other site's pages would be dead on ours. */
    private static boolean isPublicAddress(String href) {
        return href.startsWith("https://") || href.startsWith("http://");
    }

    private void write(String name, String value) {
        if (value.indexOf(INSERTION) >= 0) return;
        String decoded = value.replace("&amp;", "&").replace("&quot;", "\"");
        out.append(' ').append(name.toLowerCase(Locale.ROOT)).append("=\"");
        out.append(Escape.attribute(decoded)).append('"');
    }
}
