package pxr.binding;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;

/// Writes what the binder finds as a table that can be held against another compiler's: `file
/// offset length def_file def_offset symbol role kind`.
///
/// Usage: `OccurrenceTableMain OUT CLASSPATH SOURCE…`, with `-` for an empty class path.
final class OccurrenceTableMain {

    private OccurrenceTableMain() {}

    public static void main(String[] args) throws IOException {
        long start = System.nanoTime();
        Diagnostics diagnostics = new Diagnostics(System.err::println);
        List<Path> classpath =
                args[1].equals("-")
                        ? List.of()
                        : Arrays.stream(args[1].split(":"))
                                .filter(s -> !s.isEmpty())
                                .map(Path::of)
                                .toList();
        List<Path> roots = Arrays.stream(args).skip(2).map(Path::of).toList();
        ConcurrentLinkedQueue<FileFacts> facts = new ConcurrentLinkedQueue<>();
        try (SourceSet sources = SourceSet.open(roots, diagnostics)) {
            new Binder(
                            new BinderOptions(classpath, 0, Integer.getInteger("threads", 2)),
                            diagnostics)
                    .bind(
                            sources,
                            path ->
                                    Boolean.getBoolean("modules")
                                            || !path.endsWith("module-info.java"),
                            facts::add);
        }
        System.err.printf("%d files in %.1f s%n", facts.size(), (System.nanoTime() - start) / 1e9);
        if (!args[0].equals("-")) {
            write(facts.stream().toList(), Path.of(args[0]));
            writeRelations(facts.stream().toList(), Path.of(args[0] + ".overrides"));
        }
    }

    private static void writeRelations(List<FileFacts> facts, Path out) throws IOException {
        List<String> rows = new ArrayList<>();
        for (FileFacts file : facts) {
            for (FileFacts.Override o : file.overrides()) {
                rows.add(o.method() + "\t" + o.relation() + "\t" + o.overridden());
            }
            for (Declaration d : file.declarations()) {
                for (String s : d.supertypes()) rows.add("S\t" + d.id() + "\t" + s);
            }
        }
        rows.sort(Comparator.naturalOrder());
        Files.write(out, rows);
    }

    private static void write(List<FileFacts> facts, Path out) throws IOException {
        Map<String, String> places = new HashMap<>();
        for (FileFacts file : facts) {
            String path = file.file().path();
            for (Declaration d : file.declarations()) {
                places.putIfAbsent(d.id(), path + "\t" + d.nameOffset());
            }
            for (Occurrence o : file.occurrences()) {
                if (o.role() == Role.DEF && !o.kind().label().equals("package")) {
                    places.putIfAbsent(o.symbol(), path + "\t" + o.offset());
                }
            }
        }
        List<FileFacts> sorted = new ArrayList<>(facts);
        sorted.sort(Comparator.comparing(f -> f.file().path()));
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(out))) {
            for (FileFacts file : sorted) {
                for (Occurrence o : file.occurrences()) {
                    String place = o.isResolved() ? places.get(o.symbol()) : "unresolved\t-1";
                    if (o.role() == Role.DEF) place = file.file().path() + "\t" + o.offset();
                    if (place == null && o.kind().isLocal()) place = o.symbol().replace(":", "\t");
                    writer.println(
                            String.join(
                                    "\t",
                                    file.file().path(),
                                    Integer.toString(o.offset()),
                                    Integer.toString(o.length()),
                                    place == null ? "external\t-1" : place,
                                    o.symbol(),
                                    o.role().label(),
                                    o.kind().label()));
                }
            }
        }
    }
}
