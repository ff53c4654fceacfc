package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.Diagnostics;
import pxr.query.CrossReference;
import pxr.query.LuceneCrossReference;
import pxr.query.SymbolEntry;
import pxr.symbol.SymbolKind;

/** An index is always one whole commit, whatever happens to those who write it. */
class HygieneTest {

    private static final long SEED = 20_261_120;
    private static final int KILLS = 10;

    /** A compile of these few files takes some 20 to 60 of them. */
    private static final int MOST_MILLIS_TO_LIVE = 250;

    @TempDir Path folder;

    private Path source;
    private Path index;

    @BeforeEach
    void compiles_the_first_version() throws IOException {
        source = Files.createDirectory(folder.resolve("src"));
        index = folder.resolve("index");
        EndlessUpdates.write(source, 0);
        Compilation.run(
                CompileOptions.of(List.of(source), index), new Diagnostics(), Progress.NONE);
    }

    private ProcessBuilder java(Class<?> program, Object... more) {
        Stream<String> java =
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        source.toString(),
                        index.toString());
        List<String> command =
                Stream.concat(java, Arrays.stream(more).map(String::valueOf)).toList();
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** What a program has said in whole lines. */
    private static List<Integer> versions(Path said) throws IOException {
        String text = Files.readString(said);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Integer::valueOf).toList();
    }

    /** The version that all files of the index have. */
    private static int version(CrossReference project) {
        List<String> names =
                project.symbolsOfKind(Set.of(SymbolKind.METHOD)).stream()
                        .map(SymbolEntry::declaration)
                        .map(declaration -> declaration.name())
                        .toList();
        assertEquals(EndlessUpdates.FILES, names.size(), names.toString());
        assertEquals(1, names.stream().distinct().count(), names.toString());
        return Integer.parseInt(names.getFirst().substring("version".length()));
    }

    @Test
    void a_compile_that_is_killed_at_any_moment_leaves_the_last_commit() throws Exception {
        Random random = new Random(SEED);
        int committed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path said = folder.resolve("said" + kill);
            Process updates =
                    java(EndlessUpdates.class, committed + 1).redirectOutput(said.toFile()).start();
            try {
                while (versions(said).isEmpty() && updates.isAlive()) Thread.sleep(5);
                // From here on it is in the middle of some compile.
                Thread.sleep(random.nextInt(MOST_MILLIS_TO_LIVE));
            } finally {
                updates.destroyForcibly().waitFor();
            }
            committed = versions(said).getLast();
            try (LuceneCrossReference project = LuceneCrossReference.open(index)) {
                int version = version(project);
                String found = "seed %d, kill %d: %d".formatted(SEED, kill, version);
                // It may have been killed between a commit and saying so.
                assertTrue(version == committed || version == committed + 1, found);
                assertEquals(List.of(), project.verify().problems(), found);
                committed = version;
            }
        }
        assertEquals(0, Pxr.run("compile", source, "--out", index).exitCode());
    }

    @Test
    void readers_go_on_during_updates_and_see_whole_commits() throws Exception {
        int seen = 0;
        Process updates = java(EndlessUpdates.class, 1).start();
        try (LuceneCrossReference project = LuceneCrossReference.open(index);
                BufferedReader out = updates.inputReader()) {
            for (int i = 0; i < 20; i++) {
                int committed = Integer.parseInt(out.readLine());
                int before = version(project);
                assertEquals(seen, before, "a reader's commit does not change by itself");
                project.refresh();
                seen = version(project);
                assertTrue(seen >= committed, seen + " after the commit of " + committed);
            }
        } finally {
            updates.destroyForcibly().waitFor();
        }
    }

    @Test
    void two_compiles_of_one_index_exclude_each_other() throws Exception {
        EndlessUpdates.write(source, 1);
        Process other = java(HangingCompile.class).start();
        try (BufferedReader out = other.inputReader()) {
            assertEquals("half way", out.readLine());
            Pxr compile = Pxr.run("compile", source, "--out", index);
            assertEquals(1, compile.exitCode());
            assertEquals(
                    "pxr: Another compile is writing "
                            + index
                            + ". Wait until it has ended, or give another --out.",
                    compile.err().strip());
        } finally {
            other.destroyForcibly().waitFor();
        }
        try (LuceneCrossReference project = LuceneCrossReference.open(index)) {
            assertEquals(0, version(project));
        }
        assertEquals(0, Pxr.run("compile", source, "--out", index).exitCode());
    }

    @Test
    void verify_finds_a_changed_byte_in_any_file() throws IOException {
        assertEquals(0, Pxr.run("verify", index).exitCode());
        Random random = new Random(SEED);
        List<Path> files;
        try (Stream<Path> all = Files.list(index)) {
            files = all.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
        for (Path file : files) {
            byte[] sound = Files.readAllBytes(file);
            int at = random.nextInt(sound.length);
            try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
                damaged.seek(at);
                damaged.write(sound[at] ^ (1 << random.nextInt(Byte.SIZE)));
            }
            Pxr verify = Pxr.run("verify", index);
            String place = "seed %d, %s at %d: %s".formatted(SEED, file, at, verify);
            assertEquals(1, verify.exitCode(), place);
            assertEquals(1, verify.err().lines().count(), place);
            Files.write(file, sound);
        }
        assertEquals(0, Pxr.run("verify", index).exitCode());
    }
}
