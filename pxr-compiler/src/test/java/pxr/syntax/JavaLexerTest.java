package pxr.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JavaLexerTest {

    @Test
    void tokens_are_told_apart() {
        assertEquals(
                List.of(
                        "WORD int",
                        "WORD x",
                        "NUMBER 0x1F_00L",
                        "STRING \"a\\\"b\"",
                        "STRING '\\''",
                        "COMMENT // c",
                        "DOC_COMMENT /** d */",
                        "COMMENT /* e */",
                        "NUMBER .5e-3f",
                        "DOC_COMMENT /// m"),
                tokens(
                        "int x = 0x1F_00L + \"a\\\"b\" + '\\''; // c\n /** d */ /* e */ .5e-3f /// m\n"));
    }

    @Test
    void a_text_block_goes_on_to_its_delimiter() {
        String block = "\"\"\"\n  a \"quoted\" \\\"\"\" word\n  \"\"\"";
        assertEquals(List.of("STRING " + block, "WORD x"), tokens(block + " x"));
    }

    @Test
    void an_unclosed_string_ends_with_its_line() {
        assertEquals(List.of("STRING \"abc", "WORD x"), tokens("\"abc\nx"));
    }

    @Test
    void an_empty_comment_is_no_doc_comment() {
        assertEquals(List.of("COMMENT /**/", "WORD x"), tokens("/**/x"));
    }

    @Test
    void whatever_the_text_nothing_is_lost() {
        String alphabet = "ab1.\"'/*\\ \n\r\t{}<>@é\u202e\0xpe+-_";
        Random random = new Random(3);
        for (int n = 0; n < 50_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(16); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            var lexer = new JavaLexer(text.toString());
            int end = 0;
            while (lexer.next()) {
                assertEquals(end, lexer.start(), text::toString);
                assertTrue(lexer.end() > lexer.start(), text::toString);
                end = lexer.end();
            }
            assertEquals(text.length(), end, text::toString);
        }
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        var lexer = new JavaLexer(text);
        while (lexer.next()) {
            String token = lexer.kind() + " " + text.substring(lexer.start(), lexer.end());
            if (lexer.kind() != JavaLexer.Kind.REST) tokens.add(token);
        }
        return tokens;
    }
}
