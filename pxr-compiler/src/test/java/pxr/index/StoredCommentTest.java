package pxr.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolKind;

class StoredCommentTest {

    private static Declaration documented(@Nullable String comment, int start, boolean markdown) {
        return new Declaration(
                "p.A",
                SymbolKind.CLASS,
                "A",
                "p",
                0,
                1,
                0,
                1,
                "",
                "A",
                "",
                null,
                List.of(),
                List.of(),
                comment,
                start,
                markdown,
                List.of(),
                false);
    }

    private static byte[] encode(Declaration declaration, String text) {
        return DeclarationCodec.encode(new DeclarationCodec.Placed(declaration, 1, 1), text);
    }

    private static Declaration decode(byte[] stored, String text) {
        return DeclarationCodec.decode(new BytesRef(stored), () -> text).declaration();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " one ", "\n * many\r\n * lines\n ", " an é and a 😀 "})
    void a_comment_that_the_text_has_is_not_stored_again(String comment) {
        String text = "package p; /**" + comment + "*/ class A {}";
        Declaration declaration = documented(comment, 11, false);
        byte[] stored = encode(declaration, text);
        assertEquals(declaration, decode(stored, text));
        assertTrue(stored.length <= encode(documented(null, 11, false), text).length + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/// one line\nclass A {}",
                "/// a\n    ///\n\t/// b  \nclass A {}",
                "///a\r\n///b\r\nclass A {}",
                "///"
            })
    void a_markdown_comment_is_read_back_line_by_line(String text) {
        String comment =
                String.join(
                        "\n",
                        text.lines()
                                .map(String::strip)
                                .filter(line -> line.startsWith("///"))
                                .map(line -> line.substring(3))
                                .toList());
        Declaration declaration = documented(comment, 0, true);
        byte[] stored = encode(declaration, text);
        assertEquals(declaration, decode(stored, text));
        assertTrue(stored.length <= encode(documented(null, 0, true), text).length + 1);
    }

    @Test
    void a_comment_that_the_text_does_not_have_is_stored_itself() {
        Declaration elsewhere = documented(" about A ", -1, false);
        assertEquals(elsewhere, decode(encode(elsewhere, "class A {}"), ""));
        Declaration behindTheEnd = documented(" about A ", 8, false);
        assertEquals(behindTheEnd, decode(encode(behindTheEnd, "class A {}"), ""));
    }

    @Test
    void no_comment_is_none() {
        Declaration silent = documented(null, -1, false);
        assertNull(decode(encode(silent, "class A {}"), "").documentation());
    }
}
