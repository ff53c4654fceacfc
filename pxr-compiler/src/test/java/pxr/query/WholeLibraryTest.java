package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.Progress;
import pxr.query.SearchResult.LineHit;

/// What holds for a search in a real library, which is guava. Compiling java.base takes longer than
/// all other tests together; its judged set is asked where an index of it is given:
///
/// ```
/// ./mvnw -pl pxr-compiler -am test -Dtest=WholeLibraryTest -Dpxr.java.base.index=INDEX
/// ```
class WholeLibraryTest {

    private static final double EXPECTED_RANK = 0.95;
    private static final long SEED = 20_261_120;

    /** More for a whole night: `-Dpxr.search.samples=1000`. */
    private static final int SAMPLES = Integer.getInteger("pxr.search.samples", 100);

    @TempDir private static Path index;

    private static LuceneCrossReference code;

    @BeforeAll
    static void compiles_guava() {
        Path sources = Path.of("target", "corpora", "guava-sources.jar");
        Compilation.run(
                CompileOptions.of(List.of(sources), index), new Diagnostics(), Progress.NONE);
        code = LuceneCrossReference.open(index);
    }

    @AfterAll
    static void closes_it() {
        code.close();
    }

    @Test
    void the_index_agrees_with_itself() {
        VerifyReport report = code.verify();
        assertEquals(List.of(), report.problems());
        assertTrue(report.links() > 100_000, report.toString());
    }

    @Test
    void what_people_mean_comes_first() throws IOException {
        judge("guava", code);
    }

    @Test
    @EnabledIfSystemProperty(named = "pxr.java.base.index", matches = ".+")
    void what_people_mean_comes_first_in_java_base() throws IOException {
        Path other = Path.of(System.getProperty("pxr.java.base.index"));
        try (CrossReference javaBase = LuceneCrossReference.open(other)) {
            judge("java.base", javaBase);
        }
    }

    private static void judge(String corpus, CrossReference code) throws IOException {
        JudgedSet set = JudgedSet.read(corpus);
        assertTrue(set.queries().size() >= 100, "only " + set.queries().size() + " queries");
        JudgedSet.Verdict verdict = set.judge(code);
        assertTrue(verdict.reciprocalRank() >= EXPECTED_RANK, verdict.toString());
    }

    @Test
    void literals_are_found_on_the_lines_that_have_them() {
        Random random = new Random(SEED);
        TextScan scan = TextScan.of(code);
        for (int i = 0; i < SAMPLES; i++) {
            String literal = scan.literal(random, 1 + random.nextInt(i % 2 == 0 ? 4 : 24));
            boolean matchCase = random.nextBoolean();
            String query = Quotation.write(literal) + (matchCase ? " case:yes" : "");
            Pattern pattern =
                    Pattern.compile(
                            literal,
                            Pattern.LITERAL
                                    | (matchCase
                                            ? 0
                                            : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
            assertSameLines(scan.lines(pattern), query);
        }
    }

    @Test
    void regular_expressions_are_found_on_the_lines_that_match() {
        Random random = new Random(SEED);
        TextScan scan = TextScan.of(code);
        for (int i = 0; i < SAMPLES / 4; i++) {
            String regex = scan.regex(random);
            assertSameLines(scan.lines(Pattern.compile(regex)), "re:" + quoted(regex));
        }
    }

    private static String quoted(String regex) {
        return Quotation.write(regex) + " case:yes";
    }

    private static void assertSameLines(List<String> expected, String query) {
        SearchResult result = code.search(query + " count:all", 1);
        assertTrue(result.complete(), "seed " + SEED + ": " + query);
        List<String> found = new ArrayList<>();
        long symbols = 0;
        for (SearchResult.Hit hit : result.hits()) {
            if (hit instanceof LineHit line) found.add(line.file() + ":" + line.line());
            else symbols++;
        }
        String said = "seed " + SEED + ": " + query + " read as " + result.understood();
        assertEquals(expected.size(), result.total() - symbols, said);
        if (expected.size() + symbols > QueryOptions.MOST_HITS) return;
        assertEquals(new TreeSet<>(expected), new TreeSet<>(found), said);
    }
}
