package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.Progress;
import pxr.query.SearchResult.LineHit;

/// A search finds the same lines of guava as GNU grep, which reads all of them.
class GrepTest {

    private static final long SEED = 20_261_120;
    private static final int LITERALS = 1_000;
    private static final int REGEXES = 200;

    private static final Pattern FOUND = Pattern.compile("(.+?\\.java):(\\d+):.*");

    @TempDir private static Path folder;

    private static Path sources;
    private static LuceneCrossReference code;
    private static TextSamples samples;

    @BeforeAll
    static void compiles_guava() throws IOException {
        sources = Files.createDirectory(folder.resolve("guava"));
        try (ZipFile jar = new ZipFile("target/corpora/guava-sources.jar")) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (!entry.getName().endsWith(".java")) continue;
                Path file = sources.resolve(entry.getName());
                Files.createDirectories(file.resolveSibling("."));
                Files.copy(jar.getInputStream(entry), file);
            }
        }
        Path index = folder.resolve("idx");
        var options = CompileOptions.of(List.of(sources), index);
        Compilation.run(options, new Diagnostics(), Progress.NONE);
        code = LuceneCrossReference.open(index);
        samples = TextSamples.of(code);
    }

    @AfterAll
    static void closes_it() {
        code.close();
    }

    @Test
    void a_literal_is_found_on_the_lines_that_have_it() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < LITERALS; i++) {
            String literal = samples.literal(random, 1 + random.nextInt(i % 2 == 0 ? 4 : 24));
            boolean matchCase = random.nextBoolean();
            List<String> expected = grep(matchCase ? "-F" : "-Fi", literal);
            assertSameLines(expected, Quotation.write(literal) + (matchCase ? " case:yes" : ""));
        }
    }

    @Test
    void a_regular_expression_is_found_on_the_lines_that_match() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < REGEXES; i++) {
            String regex = samples.regex(random);
            assertSameLines(grep("-P", regex), "re:" + Quotation.write(regex) + " case:yes");
        }
    }

    /** The lines that it prints, as `path:line`. */
    private static List<String> grep(String how, String what) throws IOException {
        ProcessBuilder grep = new ProcessBuilder("grep", "-rn", how, "-e", what, ".");
        grep.environment().put("LC_ALL", "C.UTF-8");
        Process process =
                grep.directory(sources.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<String> lines = new ArrayList<>();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher found = FOUND.matcher(line);
                assertTrue(found.matches(), line);
                lines.add(found.group(1).substring("./".length()) + ":" + found.group(2));
            }
        }
        return lines;
    }

    private static void assertSameLines(List<String> expected, String query) {
        SearchResult result = code.search(query + " count:all", 1);
        String said = "seed " + SEED + ": " + query + " read as " + result.understood();
        assertTrue(result.complete(), said);
        List<String> found = new ArrayList<>();
        long symbols = 0;
        for (SearchResult.Hit hit : result.hits()) {
            if (hit instanceof LineHit line) found.add(line.file() + ":" + line.line());
            else symbols++;
        }
        assertEquals(expected.size(), result.total() - symbols, said);
        if (expected.size() + symbols > QueryOptions.MOST_HITS) return;
        assertEquals(new TreeSet<>(expected), new TreeSet<>(found), said);
    }
}
