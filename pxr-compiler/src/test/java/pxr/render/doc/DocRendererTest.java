package pxr.render.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocRendererTest {

    /** Knows `Queue` and `Queue#put`, and the constant `MAX`. */
    private static final DocLinks LINKS =
            new DocLinks() {
                @Override
                public Optional<Target> resolve(String reference) {
                    return switch (reference) {
                        case "Queue" -> Optional.of(new Target("Queue.html", "Queue"));
                        case "Queue#put(Object)" ->
                                Optional.of(new Target("put.html", "Queue.put(Object)"));
                        default -> Optional.empty();
                    };
                }

                @Override
                public Optional<String> value(String reference) {
                    return reference.equals("MAX") ? Optional.of("\"<b>\"") : Optional.empty();
                }

                @Override
                public Optional<String> inherited() {
                    return Optional.of("<p>inherited</p>");
                }
            };

    @Test
    void stars_are_no_part_of_the_text() {
        assertEquals("One\n two", classic("\n     * One\n     * two\n     ").body());
    }

    @Test
    void inline_tags_become_what_they_mean() {
        assertEquals("<code>a &lt; b</code>", classic("{@code a < b}").body());
        assertEquals("a &lt; b", classic("{@literal a < b}").body());
        assertEquals(
                "<a href=\"Queue.html\"><code>Queue</code></a>", classic("{@link Queue}").body());
        assertEquals(
                "<a href=\"put.html\">puts</a>",
                classic("{@linkplain Queue#put(Object) puts}").body());
        assertEquals("<code>Stack</code>", classic("{@link Stack}").body());
        assertEquals("<code>\"&lt;b>\"</code>", classic("{@value MAX}").body());
        assertEquals("<p>inherited</p>", classic("{@inheritDoc}").body());
        assertEquals("Returns it.", classic("{@return it}").body());
        assertEquals(
                "<pre>f(x);\ng();</pre>",
                classic("{@snippet :\n *   f(x);\n *   g();\n * }").body());
    }

    @Test
    void braces_in_code_are_counted() {
        assertEquals("<code>if (x) { y(); }</code> z", classic("{@code if (x) { y(); }} z").body());
    }

    @Test
    void a_tag_without_its_brace_is_text() {
        assertEquals("{@code x", classic("{@code x").body());
    }

    @Test
    void block_tags_come_in_the_readers_order() {
        Documentation doc =
                classic(
                        "Does.\n * @since 1\n * @param x the\n *   number\n * @throws Queue if full\n * @return it");
        assertEquals(
                List.of("Parameters", "Returns", "Throws", "Since"),
                doc.sections().stream().map(Documentation.Section::label).toList());
        assertEquals("<code>x</code>", doc.sections().getFirst().items().getFirst().term());
        assertEquals(
                "<a href=\"Queue.html\"><code>Queue</code></a>",
                doc.sections().get(2).items().getFirst().term());
    }

    @Test
    void an_at_sign_in_code_begins_no_block() {
        assertEquals(List.of(), classic("{@code\n * @Override\n * }").sections());
    }

    @Test
    void markdown_links_lead_to_symbols() {
        Documentation doc = markdown(" Uses [Queue], [a put][Queue#put(Object)] and [nothing].");
        assertEquals(
                "<p>Uses <a href=\"Queue.html\"><code>Queue</code></a>, <a href=\"put.html\">a put</a> and [nothing].</p>",
                doc.body());
    }

    @Test
    void markdown_has_tables_lists_and_code() {
        String body =
                markdown(" | a | b |\n |---|---|\n | 1 | `x|y` |\n\n - one\n - `<T>`\n").body();
        assertTrue(body.contains("<td>1</td>"), body);
        assertTrue(body.contains("<li><code>&lt;T&gt;</code></li>"), body);
    }

    @Test
    void a_tag_in_a_code_span_is_text() {
        assertEquals("<p><code>{@link Queue}</code></p>", markdown(" `{@link Queue}`").body());
    }

    @Test
    void the_summary_is_the_first_sentence() {
        assertEquals("Does e.g. this.", classic("Does e.g. this. And that.").summary());
        assertEquals("Does <b>a. b</b> c.", classic("<p>Does <b>a. b</b> c. More.</p>").summary());
        assertEquals("One", classic("One<p>Two").summary());
    }

    @Test
    void no_comment_can_bring_script_into_a_page() {
        for (String attack :
                List.of(
                        "<script>alert(1)</script>",
                        "<img src=x onerror=alert(1)>",
                        "<a href=\"javascript:alert(1)\">x</a>",
                        "<a href='https://x/{@code \" onmouseover=alert(1) }'>x</a>",
                        "{@code </code><script>alert(1)</script>}",
                        "{@link Queue <img src=x onerror=alert(1)>}",
                        "{@link <script>alert(1)</script>}",
                        "{@literal <script>alert(1)</script>}",
                        "{@snippet : <script>alert(1)</script>}",
                        "{@unknown <script>alert(1)</script>}",
                        "[x](javascript:alert(1))",
                        "[<script>alert(1)</script>][Queue]",
                        "\uE0000\uE001{@code x}",
                        "@param <script>alert(1)</script> x",
                        "@see <a href=\"javascript:alert(1)\">x</a>",
                        "@throws <script>alert(1)</script>",
                        "@x<script> y")) {
            for (Documentation doc : List.of(classic(attack), markdown(attack))) {
                StringBuilder all = new StringBuilder(doc.summary()).append(doc.body());
                for (Documentation.Section section : doc.sections()) {
                    section.items().forEach(i -> all.append(i.term()).append(i.html()));
                }
                String html = all.toString();
                assertFalse(html.contains("<script") || html.contains("<img"), html);
                assertFalse(html.matches("(?s).*<[^>]*(javascript:|\\son\\w+=).*"), html);
            }
        }
    }

    private static Documentation classic(String comment) {
        return new DocRenderer().render(comment, false, LINKS);
    }

    private static Documentation markdown(String comment) {
        return new DocRenderer().render(comment, true, LINKS);
    }
}
