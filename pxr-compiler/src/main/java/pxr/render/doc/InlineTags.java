package pxr.render.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pxr.render.html.Escape;
import pxr.render.html.Sanitizer;

/// Takes the inline tags out of a text, each leaving a mark, and puts their HTML back later.
///
/// A mark is [Sanitizer#INSERTION], a number and [#END]; those chars are removed from the input
/// first, so no comment can forge one.
final class InlineTags {

    /** How a value is to be written, which stands before what has it. */
    private static final Pattern FORMAT = Pattern.compile("^(?:%\\S+|\"[^\"]*\")\\s*");

    private static final char END = '\uE001';

    private final DocLinks links;
    private final List<String> inserted = new ArrayList<>();

    InlineTags(DocLinks links) {
        this.links = links;
    }

    String takeOut(String text, boolean markdown) {
        String clean = text.replace(Sanitizer.INSERTION, '?').replace(END, '?');
        StringBuilder out = new StringBuilder(clean.length());
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (markdown && c == '`') {
                int after = skipCode(clean, i);
                out.append(clean, i, after);
                i = after - 1;
            } else if (c == '{' && clean.startsWith("{@", i)) {
                int close = closingBrace(clean, i);
                if (close < 0) {
                    out.append(c);
                } else {
                    out.append(mark(render(clean.substring(i + 2, close))));
                    i = close;
                }
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A mark in whose place the HTML will stand. */
    String mark(String html) {
        inserted.add(html);
        return "" + Sanitizer.INSERTION + (inserted.size() - 1) + END;
    }

    String putBack(String html) {
        if (html.indexOf(Sanitizer.INSERTION) < 0) return html;
        StringBuilder out = new StringBuilder(html.length() * 2);
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            int end = c == Sanitizer.INSERTION ? html.indexOf(END, i) : -1;
            if (end < 0) {
                out.append(c);
            } else {
                // A tag in a tag left its mark in the outer one's content.
                out.append(putBack(inserted.get(Integer.parseInt(html.substring(i + 1, end)))));
                i = end;
            }
        }
        return out.toString();
    }

    /// A link in the font of code.
    ///
    /// @param label HTML
    String link(String reference, String label, boolean plain) {
        Optional<DocLinks.Target> target = links.resolve(reference);
        String text = label.isEmpty() ? Escape.text(name(reference, target)) : label;
        String shown = plain ? text : "<code>" + text + "</code>";
        return target.map(DocLinks.Target::href)
                .map(href -> "<a href=\"" + Escape.attribute(href) + "\">" + shown + "</a>")
                .orElse(shown);
    }

    private static String name(String reference, Optional<DocLinks.Target> target) {
        return target.map(DocLinks.Target::label)
                .orElseGet(() ->
                        (reference.startsWith("#") ? reference.substring(1) : reference)
                                .replace('#', '.'));
    }

    private String render(String tag) {
        int blank = 0;
        while (blank < tag.length() && !Character.isWhitespace(tag.charAt(blank))) blank++;
        String name = tag.substring(0, blank);
        String content = tag.substring(blank).strip();
        return switch (name) {
            case "code" -> "<code>" + Escape.text(withoutMargin(tag.substring(blank))) + "</code>";
            case "literal" -> Escape.text(content);
            case "link" -> link(content, false);
            case "linkplain" -> link(content, true);
            case "value" -> value(content);
            case "inheritDoc" -> links.inherited().orElse("");
            case "snippet" -> snippet(content);
            case "return" -> "Returns " + nested(content) + '.';
            case "index" -> Escape.text(content.replaceFirst("^\"([^\"]*)\".*|^(\\S+).*", "$1$2"));
            case "systemProperty" -> "<code>" + Escape.text(content) + "</code>";
            case "docRoot" -> "";
            case "summary" -> nested(content);
            default -> Escape.text(content);
        };
    }

    private String link(String content, boolean plain) {
        int end = endOfReference(content);
        String label = content.substring(end).strip();
        return link(content.substring(0, end), nested(label), plain);
    }

    private String value(String content) {
        String reference = FORMAT.matcher(content).replaceFirst("");
        return links.value(reference)
                .map(value -> "<code>" + Escape.text(value) + "</code>")
                .orElseGet(() -> reference.isEmpty() ? "" : link(reference, "", false));
    }

    private static String snippet(String content) {
        int colon = content.indexOf(':');
        String code = colon < 0 ? content : content.substring(colon + 1);
        return "<pre>" + Escape.text(code.stripIndent().strip()) + "</pre>";
    }

    private String nested(String content) {
        return Sanitizer.sanitize(takeOut(content, false));
    }

    /**
     * Code in lines keeps its indentation; within a line the blank after the tag's name is none.
     */
    private static String withoutMargin(String content) {
        return content.indexOf('\n') < 0 ? content.strip() : content.replaceFirst("^[ \\t]", "");
    }

    /** A reference ends at the first blank outside of its parentheses. */
    static int endOfReference(String content) {
        int depth = 0;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (c == '(' || c == '<') depth++;
            else if (c == ')' || c == '>') depth--;
            else if (Character.isWhitespace(c) && depth <= 0) return i;
        }
        return content.length();
    }

    private static int closingBrace(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') depth++;
            else if (c == '}' && --depth == 0) return i;
        }
        return -1;
    }

    /** Behind a code span or fence: as many backticks as opened it. */
    private static int skipCode(String text, int from) {
        int run = from;
        while (run < text.length() && text.charAt(run) == '`') run++;
        String fence = text.substring(from, run);
        int i = run;
        while ((i = text.indexOf(fence, i)) >= 0) {
            int end = i;
            while (end < text.length() && text.charAt(end) == '`') end++;
            if (end - i == fence.length()) return end;
            i = end;
        }
        return run;
    }
}
