package pxr.oracle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceFile;
import pxr.source.SourceSet;

/// A whole project on which binding is proved.
///
/// @param sources directories or archives of sources
/// @param classpath what the sources depend on
record Corpus(String name, List<Path> sources, List<Path> classpath) {

    /**
     * The project this test belongs to, but for the server, whose libraries this module does not
     * have: where a type is missing javac gives up names that the binder still knows.
     */
    static Corpus pxr() {
        Path root = Path.of(System.getProperty("pxr.root", ".."));
        return new Corpus(
                "pxr",
                Stream.of("kernel-src", "pxr-compiler")
                        .map(module -> root.resolve(module).resolve("src/main/java"))
                        .toList(),
                testClasspath());
    }

    /** A library whose sources the build has copied. */
    static Corpus library(String name) {
        Path jar = Path.of("target", "corpora", name + "-sources.jar");
        return new Corpus(name, List.of(jar), testClasspath());
    }

    /** The libraries depend on nothing that these tests do not depend on as well. */
    private static List<Path> testClasspath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> entry.endsWith(".jar") && !entry.endsWith("-sources.jar"))
                .map(Path::of)
                .toList();
    }

    /** The sources; without module descriptors, as javac gets a class path and no module path. */
    SourceSet open() {
        return new WithoutModules(SourceSet.open(sources, new Diagnostics()));
    }

    JavacTruth truth() throws IOException {
        try (SourceSet set = open()) {
            return JavacTruth.of(set, new JavacOptions(classpath, 0));
        }
    }

    private record WithoutModules(SourceSet all) implements SourceSet {

        @Override
        public List<String> paths() {
            return all.paths().stream().filter(p -> !p.endsWith("module-info.java")).toList();
        }

        @Override
        public String hash(String path) {
            return all.hash(path);
        }

        @Override
        public SourceFile read(String path) throws IOException {
            return all.read(path);
        }

        @Override
        public void close() {
            all.close();
        }
    }
}
