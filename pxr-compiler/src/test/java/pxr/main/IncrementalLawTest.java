package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pxr.binding.Binder;
import pxr.binding.BinderOptions;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;

/// An index that was updated, edit by edit, is the index that compiling from scratch makes.
///
/// `-Dpxr.steps=100 -Dpxr.seed=7` looks longer, and elsewhere.
class IncrementalLawTest {

    private static final int STEPS = Integer.getInteger("pxr.steps", 8);
    private static final long FIRST_SEED = Long.getLong("pxr.seed", 1);

    @TempDir Path folder;

    private final Map<String, String> onDisk = new HashMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, FileFacts> facts = new ConcurrentHashMap<>();
    private final OpenLibraries libraries = new OpenLibraries();
    private Path source = Path.of("");
    private Path index = Path.of("");

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void an_updated_index_equals_one_made_from_scratch(long number) throws IOException {
        long seed = FIRST_SEED + number;
        source = folder.resolve("src");
        index = folder.resolve("index");
        read(Path.of(System.getProperty("pxr.root", ".."), "kernel-src/src/main/java/nt"));
        compile();
        RandomEdits edits = new RandomEdits(new Random(seed), texts, facts);
        Random random = new Random(-seed);
        for (int step = 0; step < STEPS; step++) {
            List<String> done = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) done.add(edits.next());
            compile();
            assertSameFacts("seed " + seed + ", step " + step + ": " + done);
        }
        assertSameTables("seed " + seed);
    }

    @AfterEach
    void closes_the_class_path() {
        libraries.close();
    }

    private void read(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String path = root.relativize(file).toString().replace('\\', '/');
                texts.put(path, Files.readString(file));
            }
        }
    }

    /** Writes what was edited to the disk, and compiles. */
    private void compile() throws IOException {
        for (String path : List.copyOf(onDisk.keySet())) {
            if (texts.containsKey(path)) continue;
            Files.delete(source.resolve(path));
            onDisk.remove(path);
            facts.remove(path);
        }
        for (Map.Entry<String, String> file : texts.entrySet()) {
            if (file.getValue().equals(onDisk.put(file.getKey(), file.getValue()))) continue;
            Path path = source.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        CompileOptions options = CompileOptions.of(List.of(source), index);
        new Compilation(
                        options,
                        libraries,
                        f -> facts.put(f.file().path(), f),
                        new Diagnostics(),
                        Progress.NONE)
                .run();
    }

    private void assertSameFacts(String what) {
        Map<String, FileFacts> fresh = new ConcurrentHashMap<>();
        Diagnostics diagnostics = new Diagnostics();
        try (SourceSet sources = SourceSet.open(List.of(source), diagnostics)) {
            new Binder(new BinderOptions(List.of(), 0, 2), diagnostics)
                    .bind(sources, _ -> true, f -> fresh.put(f.file().path(), f));
        }
        assertEquals(new TreeMap<>(fresh).keySet(), new TreeMap<>(facts).keySet(), what);
        fresh.forEach((path, expected) ->
                assertSame(what + "; " + path, expected, Objects.requireNonNull(facts.get(path))));
    }

    private static void assertSame(String what, FileFacts expected, FileFacts actual) {
        if (expected.equals(actual)) return;
        assertEquals(lines(expected.occurrences()), lines(actual.occurrences()), what);
        assertEquals(lines(expected.declarations()), lines(actual.declarations()), what);
        assertEquals(lines(expected.overrides()), lines(actual.overrides()), what);
        assertEquals(lines(expected.headers()), lines(actual.headers()), what);
        assertEquals(expected.lookups(), actual.lookups(), what);
        assertEquals(expected, actual, what);
    }

    private static String lines(List<?> rows) {
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(row).append('\n'));
        return lines.toString();
    }

    private void assertSameTables(String what) {
        Path fresh = folder.resolve("fresh");
        Compilation.run(
                CompileOptions.of(List.of(source), fresh), new Diagnostics(), Progress.NONE);
        for (String table : List.of("occurrences", "symbols", "calls", "overrides", "supertypes")) {
            List<String> expected = Pxr.run("export", table, fresh).lines();
            assertEquals(expected, Pxr.run("export", table, index).lines(), what + ": " + table);
        }
    }
}
