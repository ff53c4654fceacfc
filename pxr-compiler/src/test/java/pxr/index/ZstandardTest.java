package pxr.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class ZstandardTest {

    private static String source(int seed) {
        Random random = new Random(seed);
        StringBuilder text =
                new StringBuilder(
                        "/*\n * Licensed to whoever reads this, as it is, for any use.\n */\n");
        for (int i = 0; i < 60; i++)
            text.append("    private static final int X")
                    .append(random.nextInt())
                    .append(" = 1;\n");
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_texts_have_in_common_is_stored_once() {
        List<String> samples = IntStream.range(0, 200).mapToObj(ZstandardTest::source).toList();
        byte[] other = bytes(source(1_000));
        try (Zstandard plain = Zstandard.plain();
                Zstandard trained = Zstandard.trainedOn(samples)) {
            assertTrue(trained.hasDictionary());
            byte[] compressed = trained.compress(other);
            assertTrue(compressed.length < plain.compress(other).length * 9 / 10);
            assertArrayEquals(other, trained.decompress(new BytesRef(compressed)));
        }
    }

    @Test
    void too_little_or_nothing_in_common_makes_no_dictionary() {
        Random random = new Random(3);
        List<String> noise =
                IntStream.range(0, 200)
                        .mapToObj(_ ->
                                random.ints(3_000, 0x4E00, 0x9FFF)
                                        .collect(
                                                StringBuilder::new,
                                                StringBuilder::appendCodePoint,
                                                StringBuilder::append)
                                        .toString())
                        .toList();
        for (List<String> samples : List.of(List.<String>of(), List.of(source(1)), noise)) {
            try (Zstandard zstandard = Zstandard.trainedOn(samples)) {
                byte[] text = bytes("class A {}");
                BytesRef compressed = new BytesRef(zstandard.compress(text));
                assertArrayEquals(text, zstandard.decompress(compressed));
                if (samples.size() < 2) assertFalse(zstandard.hasDictionary());
            }
        }
    }

    @Test
    void any_thread_may_ask() {
        try (Zstandard zstandard = Zstandard.plain()) {
            long right =
                    IntStream.range(0, 2_000)
                            .parallel()
                            .mapToObj(ZstandardTest::source)
                            .filter(text -> {
                                BytesRef compressed = new BytesRef(zstandard.compress(bytes(text)));
                                return text.equals(
                                        new String(
                                                zstandard.decompress(compressed),
                                                StandardCharsets.UTF_8));
                            })
                            .count();
            assertEquals(2_000, right);
        }
    }
}
