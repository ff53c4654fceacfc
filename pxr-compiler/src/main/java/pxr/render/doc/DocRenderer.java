package pxr.render.doc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pxr.render.doc.Documentation.Item;
import pxr.render.doc.Documentation.Section;
import pxr.render.html.Escape;
import pxr.render.html.Sanitizer;

/** Renders doc comments, in HTML or Markdown. */
public final class DocRenderer {

    /** Labels of the block tags, in the order in which their sections come. */
    private static final Map<String, String> LABELS = labels();

    private final Markdown markdown = new Markdown();

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("deprecated", "Deprecated");
        labels.put("param", "Parameters");
        labels.put("return", "Returns");
        labels.put("throws", "Throws");
        labels.put("apiNote", "API note");
        labels.put("implSpec", "Implementation requirements");
        labels.put("implNote", "Implementation note");
        labels.put("model", "Where the model simplifies");
        labels.put("source", "Source");
        labels.put("see", "See also");
        labels.put("since", "Since");
        labels.put("version", "Version");
        labels.put("author", "Author");
        return labels;
    }

    /// @param comment as written between its delimiters
    public Documentation render(String comment, boolean isMarkdown, DocLinks links) {
        DocBlocks blocks = DocBlocks.parse(CommentText.of(comment, isMarkdown));
        String body = html(blocks.body(), isMarkdown, links);
        Map<String, List<Item>> items = new LinkedHashMap<>();
        LABELS.keySet().forEach(name -> items.put(name, new ArrayList<>()));
        for (DocBlocks.Tag tag : blocks.tags()) {
            String name = tag.name().equals("exception") ? "throws" : tag.name();
            Item item = item(name, tag.content(), isMarkdown, links);
            items.computeIfAbsent(name, _ -> new ArrayList<>()).add(item);
        }
        return new Documentation(FirstSentence.of(body), body, sections(items));
    }

    /** Only the first sentence, for lists. */
    public String summary(String comment, boolean isMarkdown, DocLinks links) {
        DocBlocks blocks = DocBlocks.parse(CommentText.of(comment, isMarkdown));
        // Enough of the text to hold a sentence; rendering all of it would cost lists dearly.
        String start = FirstSentence.paragraph(blocks.body());
        return FirstSentence.of(html(start, isMarkdown, links));
    }

    private static List<Section> sections(Map<String, List<Item>> items) {
        List<Section> sections = new ArrayList<>();
        items.forEach((name, list) -> {
            if (!list.isEmpty()) {
                sections.add(new Section(label(name), list, name.equals("deprecated")));
            }
        });
        return sections;
    }

    private static String label(String name) {
        String known = LABELS.get(name);
        if (known != null) return known;
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private Item item(String name, String content, boolean isMarkdown, DocLinks links) {
        return switch (name) {
            case "param" -> {
                int end = firstBlank(content);
                String term = content.substring(0, end);
                yield new Item(
                        "<code>" + Escape.text(term) + "</code>",
                        inline(content.substring(end), isMarkdown, links));
            }
            case "throws" -> {
                int end = firstBlank(content);
                String type = new InlineTags(links).link(content.substring(0, end), "", false);
                yield new Item(type, inline(content.substring(end), isMarkdown, links));
            }
            case "see" -> new Item("", see(content, isMarkdown, links));
            default -> new Item("", inline(content, isMarkdown, links));
        };
    }

    private String see(String content, boolean isMarkdown, DocLinks links) {
        if (content.startsWith("<") || content.startsWith("[")) {
            return inline(content, isMarkdown, links);
        }
        if (content.startsWith("\"")) return Escape.text(content);
        int end = InlineTags.endOfReference(content);
        String label = inline(content.substring(end), isMarkdown, links);
        return new InlineTags(links).link(content.substring(0, end), label, !label.isEmpty());
    }

    private String html(String text, boolean isMarkdown, DocLinks links) {
        if (text.isBlank()) return "";
        InlineTags tags = new InlineTags(links);
        String marked = tags.takeOut(text, isMarkdown);
        String html = isMarkdown ? markdown.toHtml(marked, links, tags) : marked;
        return tags.putBack(Sanitizer.sanitize(html)).strip();
    }

    /** Without the paragraph that Markdown puts around a single one. */
    private String inline(String text, boolean isMarkdown, DocLinks links) {
        String html = html(text.strip(), isMarkdown, links);
        boolean isOneParagraph =
                html.startsWith("<p>") && html.endsWith("</p>") && html.indexOf("<p>", 3) < 0;
        return isOneParagraph ? html.substring(3, html.length() - 4) : html;
    }

    private static int firstBlank(String content) {
        int i = 0;
        while (i < content.length() && !Character.isWhitespace(content.charAt(i))) i++;
        return i;
    }
}
