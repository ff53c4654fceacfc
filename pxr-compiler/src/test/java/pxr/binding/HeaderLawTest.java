package pxr.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pxr.binding.classfile.Libraries;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;

/** Bound against the headers of all others, a file gives what it gives in the whole program. */
class HeaderLawTest {

    private static final BinderOptions OPTIONS = new BinderOptions(List.of(), 0, 2);

    /// The compiler's own sources lack their libraries here, so many of their types are unknown.
    ///
    /// @param every of so many files one is bound alone; all of them with `-Dpxr.every=1`
    @ParameterizedTest
    @CsvSource({"kernel-src,4", "pxr-compiler,16"})
    void a_header_stands_for_its_source(String module, int every) {
        int step = Integer.getInteger("pxr.every", every);
        Path root = Path.of(System.getProperty("pxr.root", "..")).resolve(module);
        try (SourceSet sources =
                        SourceSet.open(List.of(root.resolve("src/main/java")), new Diagnostics());
                Libraries libraries = OPTIONS.open(new Diagnostics())) {
            SortedMap<String, FileFacts> whole = new ConcurrentSkipListMap<>();
            new Binder(OPTIONS, new Diagnostics())
                    .bind(sources, _ -> true, f -> whole.put(f.file().path(), f));
            KnownHeaders known = KnownHeaders.of(whole);
            List<String> paths = List.copyOf(whole.keySet());
            for (int i = 0; i < paths.size(); i += step) {
                String path = paths.get(i);
                FileFacts facts = Objects.requireNonNull(whole.get(path));
                Rebinding alone = new Rebinding(OPTIONS, libraries, sources, new Diagnostics());
                alone.declare(List.of(path), known.without(path));
                alone.bind(actual -> assertSame(facts, actual));
            }
        }
    }

    private static void assertSame(FileFacts expected, FileFacts actual) {
        String path = expected.file().path();
        assertEquals(expected.occurrences(), actual.occurrences(), path);
        assertEquals(expected.declarations(), actual.declarations(), path);
        assertEquals(expected.overrides(), actual.overrides(), path);
        assertEquals(expected.headers(), actual.headers(), path);
        assertEquals(expected.lookups(), actual.lookups(), path);
    }
}
