package pxr.oracle;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import pxr.binding.Binder;
import pxr.binding.BinderOptions;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.symbol.FileFacts;

/** What the binder makes of a set of sources. */
final class Binding {

    private static final int THREADS = 2;

    private Binding() {}

    static Collection<FileFacts> of(SourceSet sources, List<Path> classpath, int release) {
        Map<String, FileFacts> facts = new ConcurrentSkipListMap<>();
        new Binder(new BinderOptions(classpath, release, THREADS), new Diagnostics())
                .bind(sources, _ -> true, file -> facts.put(file.file().path(), file));
        return facts.values();
    }
}
