package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;
import pxr.index.CommittedIndex;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.Progress;
import pxr.query.SymbolLookup.Found;
import pxr.query.SymbolLookup.Options;
import pxr.symbol.SymbolKind;

/** Whoever stops early must have found what he would have found at the end. */
class SymbolLookupTest {

    private static final long SEED = 20_261_120;

    /** More for a whole night: `-Dpxr.search.samples=1000`. */
    private static final int SAMPLES = Integer.getInteger("pxr.search.samples", 100);

    private static final int[] LIMITS = {1, 3, 14, 100, Integer.MAX_VALUE};

    private static final List<Set<SymbolKind>> KINDS =
            List.of(
                    SymbolKinds.ALL,
                    SymbolKinds.ALL,
                    SymbolKinds.TYPES,
                    SymbolKinds.METHODS,
                    Set.of(SymbolKind.FIELD));

    @TempDir private static Path index;

    private static Snapshot snapshot;
    private static ExhaustiveLookup exhaustive;

    @BeforeAll
    static void compiles_what_is_at_hand() throws IOException {
        String given = System.getProperty("pxr.lookup.index");
        if (given == null) {
            Path sources = Path.of("src", "main", "java");
            Compilation.run(
                    CompileOptions.of(List.of(sources), index), new Diagnostics(), Progress.NONE);
        }
        snapshot = new Snapshot(CommittedIndex.open(given == null ? index : Path.of(given)));
        exhaustive = new ExhaustiveLookup(snapshot);
    }

    @AfterAll
    static void closes_it() throws IOException {
        snapshot.reader().close();
    }

    @Test
    void the_best_few_are_the_first_of_all() throws IOException {
        SymbolLookup lookup = new SymbolLookup(snapshot);
        List<SymbolName> names = exhaustive.names();
        Random random = new Random(SEED);
        int found = 0;
        for (int i = 0; i < SAMPLES; i++) {
            String typed = TypedName.of(names.get(random.nextInt(names.size())), random);
            Set<SymbolKind> kinds = KINDS.get(random.nextInt(KINDS.size()));
            int limit = LIMITS[random.nextInt(LIMITS.length)];
            boolean matchCase = random.nextInt(4) == 0;
            var options = new Options(random.nextInt(8) == 0, matchCase, random.nextBoolean());
            List<Integer> expected = exhaustive.best(typed, kinds, options, limit);
            List<Integer> best =
                    lookup.best(typed, kinds, options, limit).stream()
                            .map(Found::document)
                            .toList();
            assertEquals(expected, best, "seed " + SEED + ": " + typed + " " + options);
            if (!best.isEmpty()) found++;
        }
        assertTrue(found > SAMPLES / 2, "only " + found + " texts stand for anything");
    }

    @Test
    void symbols_of_a_kind_are_ranked_as_if_their_names_were_typed() throws IOException {
        List<Found> methods = new SymbolLookup(snapshot).ofKinds(SymbolKinds.METHODS);
        List<Integer> points = methods.stream().map(f -> f.score().points()).toList();
        assertTrue(points.size() > 1000);
        assertEquals(points.stream().sorted((a, b) -> b - a).toList(), points);
    }
}
