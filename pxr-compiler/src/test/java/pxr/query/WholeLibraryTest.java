package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.Progress;

/// What holds for a search in a real library, which is guava. Compiling java.base takes longer than
/// all other tests together; its judged set is asked where an index of it is given:
///
/// ```
/// ./mvnw -pl pxr-compiler -am test -Dtest=WholeLibraryTest -Dpxr.java.base.index=INDEX
/// ```
class WholeLibraryTest {

    private static final double EXPECTED_RANK = 0.95;

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
}
