package pxr.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `export calls` against the class files that javac makes of the same sources: in each class the
/// same methods are called, in the same way.
///
/// What is called without being named is in class files only, and is passed over by its name
/// ([Invocations#IMPLICIT]).
class CallsOfClassFilesTest {

    @TempDir private Path folder;

    @Test
    void commons_lang3() throws IOException {
        Path jar = Path.of("target", "corpora", "commons-lang3-sources.jar");
        Map<String, Set<String>> compiled = Invocations.of(compile(jar));
        Map<String, Set<String>> exported = exported(jar);
        assertTrue(compiled.size() > 300, "too few classes to prove anything");
        Set<String> missing = new TreeSet<>();
        Set<String> extra = new TreeSet<>();
        for (String type : compiled.keySet()) {
            Set<String> ours = exported.getOrDefault(type, Set.of());
            Set<String> theirs = compiled.get(type);
            theirs.stream()
                    .filter(call -> !ours.contains(call) && !Invocations.isImplicit(call))
                    .forEach(call -> missing.add(type + " " + call));
            ours.stream()
                    .filter(call -> !theirs.contains(call))
                    .forEach(call -> extra.add(type + " " + call));
        }
        assertEquals(Set.of(), missing, "called by class files only");
        assertEquals(Set.of(), extra, "called by sources only");
    }

    /** What each class calls: the method and how it is dispatched. */
    private Map<String, Set<String>> exported(Path sources) {
        Path index = folder.resolve("index");
        assertEquals(0, Pxr.run("compile", sources, "--out", index).exitCode());
        Map<String, Set<String>> calls = new TreeMap<>();
        for (String row : Pxr.run("export", "calls", index).lines().stream().skip(1).toList()) {
            String[] cells = row.split("\t", -1);
            int hash = cells[0].indexOf('#');
            String type = hash < 0 ? cells[0] : cells[0].substring(0, hash);
            calls.computeIfAbsent(type, _ -> new TreeSet<>())
                    .add(Invocations.comparable(cells[1] + " " + cells[4]));
        }
        return calls;
    }

    private Path compile(Path jar) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        try (FileSystem zip = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(zip.getPath("/"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Path copy = sources.resolve(file.toString().substring(1));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                        javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java =
                    all.filter(f -> f.toString().endsWith(".java"))
                            .filter(f -> !f.endsWith("module-info.java"))
                            .collect(Collectors.toList());
            List<String> options =
                    List.of("-d", classes.toString(), "-proc:none", "-nowarn", "-XDrawDiagnostics");
            assertTrue(
                    javac.getTask(
                                    null,
                                    files,
                                    _ -> {},
                                    options,
                                    null,
                                    files.getJavaFileObjectsFromPaths(java))
                            .call());
        }
        return classes;
    }
}
