package pxr.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCodecTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "class A {}\r\n", "é – 😀", "\0", "\uFEFFpackage p;"})
    void a_text_is_read_back(String text) {
        assertEquals(text, TextCodec.decode(new BytesRef(TextCodec.encode(text))));
        String longText = text.repeat(50_000);
        assertEquals(longText, TextCodec.decode(new BytesRef(TextCodec.encode(longText))));
    }

    @Test
    void a_lone_surrogate_is_one_char_still() {
        assertEquals("a?b", TextCodec.decode(new BytesRef(TextCodec.encode("a\uD800b"))));
    }

    @Test
    void damaged_bytes_are_told() {
        byte[] bytes = TextCodec.encode("class A {}".repeat(100));
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 10);
        assertThrows(IllegalArgumentException.class, () -> TextCodec.decode(new BytesRef(cut)));
    }
}
