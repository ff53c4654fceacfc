package pxr.binding;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;

/// One token too many or too few anywhere in a file: the methods that do not hold it stay bound as
/// they were. Not all can: without the name of a class, or an import, others lose what they name.
class DamageTest {

    private static final long SEED = 3;
    private static final int FILES = 25;
    private static final int DAMAGES = 6;
    private static final double LEAST_KEPT = 0.95;

    /** Files that say something and are bound soon. */
    private static final int SHORTEST = 2_000;

    private static final int LONGEST = 40_000;

    @Test
    void nearly_all_other_methods_stay_bound() throws IOException {
        Random random = new Random(SEED);
        Path library = Path.of("target", "corpora", "commons-lang3-sources.jar");
        int others = 0;
        int kept = 0;
        try (SourceSet sources = SourceSet.open(List.of(library), new Diagnostics())) {
            for (int i = 0; i < FILES; i++) {
                String text = text(sources, random);
                FileFacts whole = bound(text);
                for (int k = 0; k < DAMAGES; k++) {
                    Damage damage = Damage.random(text, random);
                    Damage.Kept of = damage.kept(whole, bound(damage.apply(text)));
                    others += of.others();
                    kept += of.kept();
                }
            }
        }
        assertTrue(others > 1_000, "enough methods: " + others);
        String share = kept + " of " + others + " kept, seed " + SEED;
        assertTrue(kept >= LEAST_KEPT * others, share);
    }

    private static String text(SourceSet sources, Random random) throws IOException {
        while (true) {
            String path = sources.paths().get(random.nextInt(sources.paths().size()));
            String text = sources.read(path).text();
            if (text.length() >= SHORTEST && text.length() <= LONGEST) return text;
        }
    }

    private static FileFacts bound(String text) {
        return Objects.requireNonNull(Bound.of(text).files().get("Test.java"));
    }
}
