package pxr.query;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Measures how long answers take, beside a tool that reads all files, in one run on one machine:
///
/// ```
/// ./mvnw -pl pxr-compiler -am test -Dtest=SearchBenchmark -Dsurefire.failIfNoSpecifiedTests=false
///     -Dpxr.search.index=INDEX -Dpxr.search.sources=DIRECTORY [-Dpxr.search.peer="rg -n"]
/// ```
///
/// INDEX is what `pxr compile DIRECTORY` wrote. The machine should do nothing else meanwhile.
@EnabledIfSystemProperty(named = "pxr.search.index", matches = ".+")
class SearchBenchmark {

    private static final int ROUNDS = 30;
    private static final int PEER_ROUNDS = 5;
    private static final int PAGE = 50;

    /** As a query, and as an argument of the peer. */
    private record Pair(String query, String pattern) {}

    private static final List<Pair> PAIRS =
            List.of(
                    new Pair("\"tableSizeFor(\" case:yes", "tableSizeFor\\("),
                    new Pair("\"hash code value\" case:yes", "hash code value"),
                    new Pair(
                            "/synchronized\\s*\\(\\s*lock\\w*\\s*\\)/ case:yes",
                            "synchronized\\s*\\(\\s*lock\\w*\\s*\\)"),
                    new Pair("/new (Tree|Weak)HashMap/ case:yes", "new (Tree|Weak)HashMap"),
                    new Pair("\"getClass()\" case:yes", "getClass\\(\\)"),
                    new Pair("\"return this\" case:yes", "return this"),
                    new Pair("\"if (\" case:yes", "if \\("));

    @Test
    void answers_are_measured() throws IOException, InterruptedException {
        try (CrossReference code =
                LuceneCrossReference.open(Path.of(System.getProperty("pxr.search.index")))) {
            measureSymbols(code);
            for (Pair pair : PAIRS) measure(code, pair);
        }
    }

    private static void measureSymbols(CrossReference code) {
        List<String> typed = new ArrayList<>();
        for (String name :
                List.of("HashMap", "StringBuilder", "requireNonNull", "j.u.c.CHM", "getC")) {
            for (int i = 1; i <= name.length(); i++) typed.add(name.substring(0, i));
        }
        List<Long> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String text : typed) {
                long start = System.nanoTime();
                code.lookup(text, Set.of(), 14);
                if (round >= ROUNDS / 3) times.add(System.nanoTime() - start);
            }
        }
        print("symbols as one types", times, 0, 0);
    }

    private static void measure(CrossReference code, Pair pair)
            throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        SearchResult result = code.search(pair.query, PAGE);
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            result = code.search(pair.query, PAGE);
            if (round >= ROUNDS / 3) times.add(System.nanoTime() - start);
        }
        assertTrue(result.complete(), pair.query);
        print(pair.query, times, peer(pair.pattern), result.total());
    }

    /** The peer's median in nanoseconds. */
    private static long peer(String pattern) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        Arrays.asList(
                                System.getProperty("pxr.search.peer", "grep -rnP").split(" ")));
        command.add(pattern);
        command.add(System.getProperty("pxr.search.sources", "."));
        List<Long> times = new ArrayList<>();
        for (int round = 0; round < PEER_ROUNDS; round++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            process.waitFor();
            times.add(System.nanoTime() - start);
        }
        return times.stream().sorted().toList().get(PEER_ROUNDS / 2);
    }

    private static void print(String what, List<Long> times, long peer, long hits) {
        List<Long> sorted = times.stream().sorted().toList();
        double p50 = sorted.get(sorted.size() / 2) / 1e6;
        double p99 = sorted.get(sorted.size() * 99 / 100) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%-60s p50 %7.2f ms  p99 %7.2f ms  peer %8.2f ms (%5.1f times)  %d hits%n",
                what,
                p50,
                p99,
                peer / 1e6,
                peer / 1e6 / p50,
                hits);
    }
}
