package pxr.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceFile;
import pxr.source.SourceSet;

/// One rule of the language: a folder of sources that compile, with what must come out in comments.
///
/// @param name the folder's name, which says the rule; it begins with the chapter of the JLS
record BindingCase(String name, Path folder) {

    static final Path ALL = Path.of("src", "test", "resources", "testdata");

    /** All cases, by name. */
    static List<BindingCase> all() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(folder -> new BindingCase(folder.getFileName().toString(), folder))
                    .toList();
        }
    }

    SourceSet open() {
        return SourceSet.open(List.of(folder), new Diagnostics());
    }

    Expectations expectations() throws IOException {
        try (SourceSet set = open()) {
            List<SourceFile> files = new ArrayList<>();
            for (String path : set.paths()) files.add(set.read(path));
            return new Expectations(files);
        }
    }

    JavacTruth truth(int release) throws IOException {
        try (SourceSet set = open()) {
            return JavacTruth.of(set, new JavacOptions(List.of(), release));
        }
    }
}
