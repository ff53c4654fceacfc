package pxr.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;

/// The binder against javac on whole projects. All that differs is left in `target/oracle/`, with
/// the score by role and kind and the line that `floors.txt` may have.
class CorpusTest {

    private static final Path FLOORS = BindingCase.ALL.resolve("floors.txt");
    private static final Path COMMENTS = BindingCase.ALL.resolve("comment-differences.txt");

    @Test
    void this_project() throws IOException {
        check(Corpus.pxr());
    }

    @Test
    void commons_lang3() throws IOException {
        check(Corpus.library("commons-lang3"));
    }

    @Test
    void commons_collections4() throws IOException {
        check(Corpus.library("commons-collections4"));
    }

    @Test
    void antlr4_runtime() throws IOException {
        check(Corpus.library("antlr4-runtime"));
    }

    @Test
    void guava() throws IOException {
        check(Corpus.library("guava"));
    }

    private static void check(Corpus corpus) throws IOException {
        JavacTruth truth = corpus.truth();
        try (SourceSet sources = corpus.open()) {
            Collection<FileFacts> facts = Binding.of(sources, corpus.classpath(), 0);
            var difference = new BindingDifference(truth, facts);
            Floor reached = Floor.of(corpus.name(), difference.score());
            Path report = report(reached, difference);
            Floor floor = Floor.read(FLOORS, corpus.name());
            assertTrue(
                    floor.isReachedBy(reached),
                    () -> "\nfloor   " + floor + "\nreached " + reached + "\nsee " + report);
            check(new CommentDifference(truth, facts), corpus);
            ConstantDifference constants = new ConstantDifference(truth, facts);
            assertNotEquals(0, constants.constants(), "there are no constants");
            assertEquals(List.of(), constants.differences());
        }
    }

    /** In comments nothing may differ but what is listed. */
    private static void check(CommentDifference comments, Corpus corpus) throws IOException {
        assertNotEquals(0, comments.resolved(), "no comment refers to anything");
        KnownDifferences known = KnownDifferences.read(COMMENTS);
        String name = corpus.name();
        assertEquals(List.of(), known.unlisted(name, comments.differences()));
        assertEquals(List.of(), known.outdated(name, comments.differences()));
    }

    private static Path report(Floor reached, BindingDifference difference) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(reached).append("\n\n").append(difference.score()).append('\n');
        difference.differences().forEach(d -> text.append(d).append('\n'));
        Path file = Path.of("target", "oracle", reached.corpus() + ".txt");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
