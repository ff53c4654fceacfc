package pxr.render.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SanitizerTest {

    private static final Pattern ANY_TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");

    @Test
    void documentation_passes() {
        assertSame("<p>A <em>set</em> of <code>E</code></p>");
        assertSame("<ul><li>one</li><li>two</li></ul>");
        assertSame("<a href=\"https://example.org/?a=1&amp;b=2\">see</a>");
        assertSame("&lt;T&gt; &copy; &#64; &#x40;");
    }

    @Test
    void elements_that_were_left_open_are_closed() {
        assertEquals("<p>one</p><p>two</p>", Sanitizer.sanitize("<p>one<p>two"));
        assertEquals(
                "<ul><li>one</li><li>two</li></ul>", Sanitizer.sanitize("<ul><li>one<li>two</ul>"));
        assertEquals("<b><i>x</i></b>y", Sanitizer.sanitize("<b><i>x</b></i>y"));
    }

    @Test
    void what_would_close_the_page_around_is_dropped() {
        assertEquals("text", Sanitizer.sanitize("</p></div>te</td></table></ul>xt"));
    }

    @Test
    void what_is_not_allowed_is_text() {
        assertEquals(
                "&lt;script>alert(1)&lt;/script>", Sanitizer.sanitize("<script>alert(1)</script>"));
        assertEquals("List&lt;String>", Sanitizer.sanitize("List<String>"));
        assertEquals("a &lt; b &amp;&amp; c", Sanitizer.sanitize("a < b && c"));
        assertEquals(
                "&lt;img src=x onerror=alert(1)>",
                Sanitizer.sanitize("<img src=x onerror=alert(1)>"));
    }

    @Test
    void attributes_that_act_are_dropped() {
        assertEquals(
                "<p>x</p>",
                Sanitizer.sanitize(
                        "<p onclick=\"alert(1)\" style='color:red' id=content class=top>x"));
        for (String href :
                new String[] {
                    "javascript:alert(1)",
                    "JaVaScRiPt:alert(1)",
                    "data:text/html,x",
                    "//evil",
                    "\tjavascript:x",
                    "#top"
                }) {
            assertEquals("<a>x</a>", Sanitizer.sanitize("<a href=\"" + href + "\">x</a>"));
        }
        assertEquals(
                "<a href=\"https://x/&quot;onclick=alert(1)\">x</a>",
                Sanitizer.sanitize("<a href='https://x/\"onclick=alert(1)'>x</a>"));
    }

    @Test
    void whatever_comes_in_only_allowed_and_balanced_markup_comes_out() {
        String[] pieces = {
            "<",
            ">",
            "\"",
            "'",
            "&",
            "=",
            "/",
            " ",
            "script",
            "p",
            "b",
            "table",
            "td",
            "li",
            "a href=",
            "onload=",
            "https://x",
            "javascript:",
            "<!--",
            "-->",
            "<p>",
            "</p>",
            "<ul>",
            "<li>",
            "</ul>",
            "<table>",
            "<tr>",
            "</td>",
            "<a href='https://x'>",
            "</a>",
            "\0",
            "\u202e",
            "x",
            "style",
            "<![CDATA[",
            "<svg/onload=x>"
        };
        Set<String> allowed =
                Set.of(
                        "p", "b", "table", "td", "li", "a", "ul", "tr", "s", "del", "span", "code",
                        "div");
        Random random = new Random(11);
        for (int n = 0; n < 20_000; n++) {
            StringBuilder input = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--)
                input.append(pieces[random.nextInt(pieces.length)]);
            String output = Sanitizer.sanitize(input.toString());
            Deque<String> open = new ArrayDeque<>();
            Matcher tag =
                    ANY_TAG.matcher(output.replaceAll("<b class=ctl>U\\+[0-9A-F]{4}</b>", ""));
            while (tag.find()) {
                assertTrue(allowed.contains(tag.group(2)), output);
                assertFalse(
                        tag.group(3)
                                .toLowerCase(Locale.ROOT)
                                .matches(".*\\s(on\\w+|style|id|class)=.*"),
                        output);
                if (tag.group(1).isEmpty()) open.push(tag.group(2));
                else assertEquals(open.pop(), tag.group(2), output);
            }
            assertTrue(open.isEmpty(), input + " gives " + output);
        }
    }

    @Test
    void what_readers_cannot_see_is_written_out() {
        assertEquals("a<b class=ctl>U+202E</b>b", Escape.text("a\u202eb"));
        assertEquals("<b class=ctl>U+0000</b>", Escape.text("\0"));
    }

    private static void assertSame(String html) {
        assertEquals(html, Sanitizer.sanitize(html));
    }
}
