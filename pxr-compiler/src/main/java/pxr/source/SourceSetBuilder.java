package pxr.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;
import pxr.diagnostic.InputException;

/** Scans the sources, makes their paths unique, and looks once at each file. */
final class SourceSetBuilder {

    private static final String WANTED = "Give a directory, .zip, .jar or .java file.";

    private final Map<String, FileVersion> known;
    private final Diagnostics diagnostics;

    /**
     * The files by root (a folder or an archive), then path; a single file's root is its folder.
     */
    private final Map<Path, Map<String, FoundFile>> roots = new LinkedHashMap<>();

    private final List<ZipFile> archives = new ArrayList<>();

    SourceSetBuilder(Map<String, FileVersion> known, Diagnostics diagnostics) {
        this.known = known;
        this.diagnostics = diagnostics;
    }

    SourceSet build(List<Path> sources) {
        try {
            for (Path source : sources) scan(source);
            return look(place());
        } catch (InputException e) {
            OpenSourceSet.closeAll(archives);
            throw e;
        }
    }

    private void scan(Path source) {
        try {
            Path real = source.toRealPath();
            String name = String.valueOf(source.getFileName()).toLowerCase(Locale.ROOT);
            if (Files.isDirectory(real)) {
                add(real, new DirectoryScan(source, diagnostics).run());
            } else if (name.endsWith(SourcePaths.SUFFIX)) {
                add(
                        source.toAbsolutePath().resolveSibling("").toRealPath(),
                        List.of(DirectoryScan.found(source.getFileName().toString(), source)));
            } else if (name.endsWith(".zip") || name.endsWith(".jar")) {
                if (roots.containsKey(real)) return;
                add(real, new ArchiveScan(open(source), diagnostics).run());
            } else {
                throw new InputException("Not a source: " + source + ". " + WANTED);
            }
        } catch (NoSuchFileException e) {
            throw new InputException("No such file or directory: " + source + ". " + WANTED, e);
        } catch (IOException e) {
            throw new InputException("Cannot read " + source + ": " + e.getMessage(), e);
        }
    }

    private void add(Path root, List<FoundFile> files) {
        Map<String, FoundFile> byPath = roots.computeIfAbsent(root, _ -> new TreeMap<>());
        for (FoundFile file : files) byPath.putIfAbsent(file.path(), file);
    }

    private ZipFile open(Path source) throws IOException {
        try {
            ZipFile archive = new ZipFile(source.toFile());
            archives.add(archive);
            return archive;
        } catch (ZipException e) {
            throw new InputException(
                    "Not a zip file, or a damaged one: "
                            + source
                            + ". Fetch it again, or unpack it and give the directory.",
                    e);
        }
    }

    /** All files by a path that is unique. */
    private Map<String, FoundFile> place() {
        Map<Path, String> prefixes = prefixes(clashing());
        Map<String, FoundFile> placed = new TreeMap<>();
        roots.forEach((root, files) -> {
            String prefix = prefixes.get(root);
            for (FoundFile file : files.values()) {
                FoundFile unique = prefix == null ? file : file.under(prefix);
                placed.put(unique.path(), unique);
            }
        });
        return placed;
    }

    /** The roots that have a path in common with another one. */
    private Set<Path> clashing() {
        Map<String, Path> first = new HashMap<>();
        Set<Path> clashing = new HashSet<>();
        roots.forEach((root, files) -> {
            for (String path : files.keySet()) {
                Path other = first.putIfAbsent(path, root);
                if (other != null) clashing.addAll(List.of(root, other));
            }
        });
        return clashing;
    }

    /** For each root its name, after as many folders above it as tell it from the others. */
    private static Map<Path, String> prefixes(Set<Path> roots) {
        for (int parts = 1; ; parts++) {
            Map<Path, String> prefixes = new HashMap<>();
            for (Path root : roots) {
                int from = Math.max(0, root.getNameCount() - parts);
                String name =
                        from == 0
                                ? "root" + root
                                : root.subpath(from, root.getNameCount()).toString();
                prefixes.put(root, name.replace(root.getFileSystem().getSeparator(), "/"));
            }
            if (Set.copyOf(prefixes.values()).size() == roots.size()) return prefixes;
        }
    }

    private record Look(FoundFile file, String hash, List<Diagnostic> problems) {}

    /** Keeps the files that can be compiled; reads those that are not known yet, on all cores. */
    private SourceSet look(Map<String, FoundFile> found) {
        Map<String, OpenSourceSet.Entry> entries = new TreeMap<>();
        List<FoundFile> unknown = new ArrayList<>();
        for (FoundFile file : found.values()) {
            FileVersion before = known.get(file.path());
            if (before == null || !before.isCertainly(file.stamp())) unknown.add(file);
            else entries.put(file.path(), new OpenSourceSet.Entry(file, before.hash()));
        }
        for (Look look : unknown.parallelStream().map(SourceSetBuilder::look).toList()) {
            look.problems.forEach(diagnostics::report);
            if (look.hash.isEmpty()) continue;
            entries.put(look.file.path(), new OpenSourceSet.Entry(look.file, look.hash));
        }
        if (entries.isEmpty()) throw new InputException(nothing(found.size()));
        return new OpenSourceSet(entries, archives);
    }

    private static Look look(FoundFile file) {
        try {
            SourceFile read = file.read();
            return new Look(file, read.hash(), doubts(file, read));
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            return new Look(file, "", List.of(Diagnostic.error(file.shown(), 0, 0, message)));
        }
    }

    private static List<Diagnostic> doubts(FoundFile file, SourceFile read) {
        int malformed = SourceText.malformed(read.text());
        if (malformed == 0) return List.of();
        String message = malformed + " malformed bytes; the file seems not to be in UTF-8";
        return List.of(Diagnostic.warning(file.shown(), 0, 0, message));
    }

    private String nothing(int found) {
        String where =
                roots.keySet().stream().map(Path::toString).collect(Collectors.joining(", "));
        return found == 0
                ? "Nothing to compile: no .java file in "
                        + where
                        + ". Give the directory or archive that holds the sources."
                : "Nothing to compile: no .java file in "
                        + where
                        + " can be read as text; the messages above say why.";
    }
}
