package pxr.binding;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/** What binding some sources gave. */
record Bound(Map<String, FileFacts> files, List<Diagnostic> diagnostics) {

    static Bound of(String text) {
        return of(TextSources.of("Test.java", text));
    }

    static Bound of(SourceSet sources) {
        Diagnostics diagnostics = new Diagnostics();
        Map<String, FileFacts> files = new ConcurrentHashMap<>();
        new Binder(new BinderOptions(List.of(), 0, 2), diagnostics)
                .bind(sources, _ -> true, facts -> files.put(facts.file().path(), facts));
        return new Bound(files, diagnostics.all());
    }

    /** The symbols of all occurrences in the role whose token reads so, in order. */
    List<String> symbols(Role role, String token) {
        return files.values().stream()
                .flatMap(f ->
                        f.occurrences().stream()
                                .filter(o -> o.role() == role)
                                .filter(o -> text(f, o).equals(token)))
                .map(Occurrence::symbol)
                .toList();
    }

    private static String text(FileFacts file, Occurrence o) {
        return file.file().text().substring(o.offset(), o.end());
    }

    Declaration declaration(String id) {
        return files.values().stream()
                .flatMap(f -> f.declarations().stream())
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    long unresolved() {
        return files.values().stream()
                .flatMap(f -> f.occurrences().stream())
                .filter(o -> !o.isResolved())
                .count();
    }
}
