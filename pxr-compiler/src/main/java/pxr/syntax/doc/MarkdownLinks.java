package pxr.syntax.doc;

import java.util.List;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

/** Finds `[Type]` and `[text][Type#method]` in Markdown (JEP 467). */
final class MarkdownLinks {

    /** Of links made here, so that none of the author's can be mistaken for one. */
    private static final String SCHEME = "\ufffc:";

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .linkProcessor(MarkdownLinks::process)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .build();

    private final DocText text;
    private final int start;
    private final String source;

    /**
     * @param start where in the text the source begins
     * @param source a part of the text in which other chars may stand for the tags
     */
    MarkdownLinks(DocText text, int start, String source) {
        this.text = text;
        this.start = start;
        this.source = source;
    }

    void forEach(Consumer<DocReference> action) {
        PARSER.parse(source)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Link link) {
                                if (link.getDestination().startsWith(SCHEME)) read(link, action);
                                visitChildren(link);
                            }
                        });
    }

    /** A link without a destination that no definition in the comment gives one. */
    private static LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        if (link.destination() != null || link.marker() != null) return LinkResult.none();
        String label = link.label();
        String signature = label == null || label.isEmpty() ? link.text(scanner) : label;
        boolean isDefined = context.getDefinition(LinkReferenceDefinition.class, signature) != null;
        if (isDefined || signatureIn(DocText.plain(signature), 0, signature.length()) == null) {
            return LinkResult.none();
        }
        return LinkResult.wrapTextIn(new Link(SCHEME + signature, ""), scanner.position());
    }

    private static @Nullable DocReference signatureIn(DocText text, int from, int to) {
        return ReferenceReader.read(text, from, to, ReferenceReader.Member.OPTIONAL, true);
    }

    /** The signature comes last in the link. */
    private void read(Link link, Consumer<DocReference> action) {
        String signature = link.getDestination().substring(SCHEME.length());
        for (SourceSpan span : link.getSourceSpans().reversed()) {
            int from = span.getInputIndex();
            int to = from + span.getLength();
            int index = source.substring(from, to).lastIndexOf(signature);
            if (index < 0) continue;
            int begin = start + from + index;
            DocReference reference = signatureIn(text, begin, begin + signature.length());
            if (reference != null) action.accept(reference);
            return;
        }
    }
}
