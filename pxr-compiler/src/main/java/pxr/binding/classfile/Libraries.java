package pxr.binding.classfile;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;

/// The class files outside the sources: those of the JDK, then those of the class path. They stay
/// open from one compilation to the next; what a class *means* depends on the sources too and is
/// found out anew by each [ClassPath].
public final class Libraries implements AutoCloseable {

    private final List<ClassContainer> containers = new ArrayList<>();
    private final PlatformLibrary platform;
    private final Diagnostics diagnostics;
    private final Map<String, Set<String>> listings = new ConcurrentHashMap<>();
    private final Map<String, Optional<ModuleDescription>> modules = new ConcurrentHashMap<>();

    /// Opens the class path.
    ///
    /// @param release the Java release whose library is meant; 0 for the running JDK's
    public Libraries(List<Path> path, int release, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        // A package of the platform hides one of that name on the class path (JLS 7.4.3).
        platform = platform(release);
        containers.add(platform);
        for (Path entry : path) open(entry);
    }

    private PlatformLibrary platform(int release) {
        if (release == 0 || release == Runtime.version().feature()) return new RuntimeImage();
        PlatformLibrary historical = HistoricalLibrary.open(release);
        if (historical != null) return historical;
        diagnostics.report(
                Diagnostic.warning(
                        "--release " + release,
                        0,
                        0,
                        "this JDK does not have that release's library; its own is used instead"));
        return new RuntimeImage();
    }

    private void open(Path entry) {
        try {
            if (Files.isDirectory(entry)) containers.add(new DirectoryContainer(entry));
            else containers.add(new JarContainer(entry));
        } catch (IOException e) {
            diagnostics.report(
                    Diagnostic.warning(
                            entry.toString(),
                            0,
                            0,
                            "this entry of the class path cannot be read and is left out: "
                                    + e.getMessage()));
        }
    }

    /** The names of a package's classes, nested ones among them by their binary names. */
    Set<String> classes(String packageName) {
        return listings.computeIfAbsent(packageName, this::list);
    }

    private Set<String> list(String packageName) {
        Set<String> found = new HashSet<>();
        for (ClassContainer container : containers) found.addAll(container.classes(packageName));
        return Set.copyOf(found);
    }

    boolean hasPackage(String packageName) {
        return containers.stream().anyMatch(c -> c.hasPackage(packageName));
    }

    /** The module of that name in the platform, or null. */
    @Nullable ModuleDescription module(String name) {
        return modules.computeIfAbsent(
                        name,
                        n -> {
                            byte[] bytes = platform.moduleInfo(n);
                            return bytes == null
                                    ? Optional.empty()
                                    : Optional.of(ModuleDescription.read(bytes));
                        })
                .orElse(null);
    }

    /** The parsed class file, or null where it is corrupt. */
    @Nullable ClassModel parse(String packageName, String name) {
        for (ClassContainer container : containers) {
            if (!container.classes(packageName).contains(name)) continue;
            try {
                return ClassFile.of().parse(container.read(packageName, name));
            } catch (IOException | IllegalArgumentException e) {
                diagnostics.report(
                        Diagnostic.warning(
                                packageName + "." + name,
                                0,
                                0,
                                "this class file cannot be read: " + e.getMessage()));
                return null;
            }
        }
        return null;
    }

    @Override
    public void close() {
        containers.forEach(ClassContainer::close);
    }
}
