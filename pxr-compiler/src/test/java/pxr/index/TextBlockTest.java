package pxr.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pxr.source.LineMap;

class TextBlockTest {

    @AutoClose private final Zstandard zstandard = Zstandard.plain();

    private static String random(Random random) {
        String[] pieces = {"\n", "\r\n", "\r", "a", "é", "😀", "int x = 1;", "    ", "\t// –"};
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(20_000); n > 0; n--)
            text.append(pieces[random.nextInt(pieces.length)]);
        return text.toString();
    }

    @Test
    void blocks_are_whole_lines_and_all_of_the_text_and_know_where_they_are() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            String text = random(random);
            LineMap lines = LineMap.of(text);
            List<TextBlock> blocks = TextBlock.cut(text);
            assertEquals(text, blocks.stream().map(TextBlock::text).collect(Collectors.joining()));
            for (TextBlock block : blocks) {
                assertEquals(lines.line(block.start()), block.line(), "seed " + seed);
                assertEquals(1, lines.column(block.start()), "seed " + seed);
            }
        }
    }

    @Test
    void a_line_is_never_cut_however_long() {
        String line = "x".repeat(1_000_000);
        List<TextBlock> blocks = TextBlock.cut("a\n" + line + "\nb\n");
        assertTrue(blocks.stream().anyMatch(block -> block.text().contains(line)));
        assertEquals(List.of(), TextBlock.cut(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "class A {}\r\n", "é – 😀", "\0", "\uFEFFpackage p;"})
    void a_block_is_read_back(String text) {
        for (String given : List.of(text, text.repeat(5_000))) {
            TextBlock block = new TextBlock(given, 1 << 20, 1 << 15);
            BytesRef bytes = TextBlockCodec.encode(block, zstandard);
            assertEquals(block, TextBlockCodec.decode(bytes, zstandard));
            assertEquals(block.start(), TextBlockCodec.start(bytes));
        }
    }

    @Test
    void a_lone_surrogate_is_one_char_still() {
        BytesRef bytes = TextBlockCodec.encode(new TextBlock("a\uD800b", 0, 1), zstandard);
        assertEquals("a?b", TextBlockCodec.decode(bytes, zstandard).text());
    }

    @Test
    void damaged_bytes_are_told() {
        byte[] bytes =
                TextBlockCodec.encode(new TextBlock("class A {}".repeat(100), 0, 1), zstandard)
                        .bytes;
        for (int length = 2; length < bytes.length; length++) {
            BytesRef cut = new BytesRef(Arrays.copyOf(bytes, length));
            assertThrows(
                    IllegalArgumentException.class, () -> TextBlockCodec.decode(cut, zstandard));
        }
    }
}
