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
import pxr.symbol.Role;

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

    private static final int ROUNDS = 600;
    private static final int PEER_ROUNDS = 5;
    private static final int PAGE = 50;

    /// What is looked for, and how much faster than the peer that has to be.
    ///
    /// @param pattern the query as an argument of the peer
    private record Task(String query, String pattern, int times) {}

    private static final List<Task> TASKS =
            List.of(
                    new Task("\"tableSizeFor(\" case:yes", "tableSizeFor\\(", 50),
                    new Task("\"(1 << 31)\" case:yes", "\\(1 << 31\\)", 50),
                    new Task("\"acquireShared(int\" case:yes", "acquireShared\\(int", 50),
                    new Task("\"is the identity element\" case:yes", "is the identity element", 50),
                    new Task("/new (Tree|Weak)HashMap/ case:yes", "new (Tree|Weak)HashMap", 10),
                    new Task(
                            "/HashMap<\\w+,\\s*int\\[\\]>/ case:yes",
                            "HashMap<\\w+,\\s*int\\[\\]>",
                            10),
                    new Task(
                            "/catch \\(\\w+Exception \\| Error \\w+\\)/ case:yes",
                            "catch \\(\\w+Exception \\| Error \\w+\\)",
                            10),
                    new Task(
                            "/synchronized\\s*\\(\\s*lock\\w*\\s*\\)/ case:yes",
                            "synchronized\\s*\\(\\s*lock\\w*\\s*\\)",
                            5),
                    new Task("\"hash code value\" case:yes", "hash code value", 5),
                    new Task("\"getClass()\" case:yes", "getClass\\(\\)", 5),
                    new Task("\"return this\" case:yes", "return this", 5),
                    new Task("\"if (\" case:yes", "if \\(", 5),
                    new Task("/\\bint \\w+ = 0;/ case:yes", "\\bint \\w+ = 0;", 5));

    @Test
    void answers_are_measured() throws IOException, InterruptedException {
        try (CrossReference code =
                LuceneCrossReference.open(Path.of(System.getProperty("pxr.search.index")))) {
            measureSymbols(code);
            measureReferences(code);
            for (Task task : TASKS) measure(code, task);
        }
    }

    private static void measureReferences(CrossReference code) {
        List<Long> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            code.uses("java.lang.String", Role.USES, PAGE);
            if (round >= ROUNDS / 3) times.add(System.nanoTime() - start);
        }
        long total = code.useCount("java.lang.String", Role.USES);
        print("references of java.lang.String, a page", times, "", total);
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
        print("symbols as one types", times, "", 0);
    }

    private static void measure(CrossReference code, Task task)
            throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        SearchResult result = code.search(task.query, PAGE);
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            result = code.search(task.query, PAGE);
            if (round >= ROUNDS / 3) times.add(System.nanoTime() - start);
        }
        assertTrue(result.complete(), task.query);
        double peer = peer(task.pattern) / 1e6;
        String beside =
                "peer %7.1f ms, %6.1f times as long (wanted %d)"
                        .formatted(peer, peer / median(times), task.times);
        print(task.query, times, beside, result.total());
    }

    /** In milliseconds. */
    private static double median(List<Long> times) {
        return times.stream().sorted().toList().get(times.size() / 2) / 1e6;
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

    private static void print(String what, List<Long> times, String beside, long hits) {
        double p99 = times.stream().sorted().toList().get(times.size() * 99 / 100) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "%-55s p50 %7.2f ms  p99 %7.2f ms  %d hits  %s%n",
                what,
                median(times),
                p99,
                hits,
                beside);
    }
}
