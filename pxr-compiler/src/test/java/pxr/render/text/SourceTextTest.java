package pxr.render.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pxr.source.LineMap;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

class SourceTextTest {

    @Test
    void each_line_is_complete_by_itself() {
        assertEquals(
                """
                <section><ol start=1><li id=L1><em>/** a</em>
                <li id=L2><em> */</em>
                <li id=L3><b>int</b> <a href=#x>y</a> = <u>1</u>;</ol></section>\
                """,
                html("/** a\n */\nint y = 1;\n", List.of(name(14))));
    }

    @Test
    void a_doc_comment_has_names_too() {
        assertEquals(
                """
                <section><ol start=1><li id=L1><em>/** {@link <a href=#x>y</a>} &lt;a></em>
                <li id=L2><em> * <a href=#x>z</a>*/</em></ol></section>\
                """,
                html("/** {@link y} <a>\n * z*/\n", List.of(name(11), name(21))));
    }

    @Test
    void a_hundred_lines_are_a_section() {
        String html = html("x;\n".repeat(250), List.of());
        assertEquals(List.of("1", "101", "201"), starts(html));
    }

    @Test
    void what_was_written_can_be_read_back() {
        String alphabet = "ab \n\r\"'/*<>&1{";
        Random random = new Random(5);
        for (int n = 0; n < 20_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String shown =
                    html(text.toString(), List.of())
                            .replaceAll("<[^>]*>", "")
                            .replace("&lt;", "<")
                            .replace("&amp;", "&");
            assertEquals(lines(text.toString()), lines(shown));
        }
    }

    @Test
    void a_contextual_keyword_that_names_something_is_a_name() {
        assertEquals(
                "<section><ol start=1><li id=L1><b>record</b> <a href=#x>record</a></ol></section>",
                html(
                        "record record",
                        List.of(new Occurrence(7, 6, Role.REF, SymbolKind.CLASS, "record"))));
    }

    private static List<String> lines(String text) {
        return text.stripTrailing().lines().map(String::stripTrailing).toList();
    }

    private static List<String> starts(String html) {
        return html.lines()
                .filter(line -> line.contains("<ol start="))
                .map(line -> line.replaceAll(".*<ol start=(\\d+)>.*", "$1"))
                .collect(Collectors.toList());
    }

    private static Occurrence name(int offset) {
        return new Occurrence(offset, 1, Role.REF, SymbolKind.FIELD, "p.C#y");
    }

    private static String html(String text, List<Occurrence> occurrences) {
        StringBuilder out = new StringBuilder();
        SourceText.writeFile(text, LineMap.of(text), occurrences, _ -> NameTag.link("#x"), out);
        return out.toString();
    }
}
