package pxr.render.doc;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.html.HtmlRenderer;
import pxr.render.html.Escape;

/** CommonMark with tables, in which `[Name#method]` refers to a symbol, as in JEP 467. */
final class Markdown {

    private static final List<TablesExtension> EXTENSIONS =
            List.of((TablesExtension) TablesExtension.create());

    private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /** The HTML, not yet sanitised. */
    String toHtml(String text, DocLinks links, InlineTags tags) {
        Parser parser =
                Parser.builder()
                        .extensions(EXTENSIONS)
                        .linkProcessor((link, scanner, context) ->
                                process(link, scanner, context, links, tags))
                        .build();
        return renderer.render(parser.parse(text));
    }

    private static LinkResult process(
            LinkInfo link,
            Scanner scanner,
            InlineParserContext context,
            DocLinks links,
            InlineTags tags) {
        if (link.destination() != null || link.marker() != null) return LinkResult.none();
        String label = link.label();
        boolean hasLabel = label != null && !label.isEmpty();
        String reference = (hasLabel ? label : link.text(scanner)).replace("\\", "");
        if (links.resolve(reference).isEmpty()) return LinkResult.none();
        String text = hasLabel ? Escape.text(link.text(scanner)) : "";
        HtmlInline node = new HtmlInline();
        node.setLiteral(tags.mark(tags.link(reference, text, hasLabel)));
        return LinkResult.replaceWith(node, scanner.position());
    }
}
