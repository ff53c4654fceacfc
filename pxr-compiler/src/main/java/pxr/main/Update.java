package pxr.main;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import pxr.binding.Rebinding;
import pxr.index.HeaderChanges;
import pxr.index.LastCommit;
import pxr.symbol.FileFacts;

/// Binds the files that changed, and those that their changes affect.
///
/// What others see of a file is in its headers. So the files that changed are declared, their
/// headers compared with those that the index has, and the index is asked whom the differences
/// affect. The headers of those may differ, too: what a name in them means may have changed, or the
/// value of a constant. So they are declared with the others, all headers are compared again, and
/// so on, until nobody joins any more. A file joins at most once, so there is an end; mostly it
/// comes at once. Bodies are bound only then, and once.
final class Update {

    private final LastCommit before;
    private final SourceChanges sources;
    private final Rebinding binding;

    Update(LastCommit before, SourceChanges sources, Rebinding binding) {
        this.before = before;
        this.sources = sources;
        this.binding = binding;
    }

    /** Finds out which files have to be bound; their paths. */
    Set<String> declare() {
        Set<String> paths = new TreeSet<>(sources.changed());
        while (true) {
            Set<String> replaced = new TreeSet<>(paths);
            replaced.addAll(sources.gone());
            binding.declare(paths, before.headersWithout(replaced));
            Set<String> affected = before.affectedBy(changes(replaced));
            affected.removeAll(replaced);
            if (affected.isEmpty()) return paths;
            paths.addAll(affected);
        }
    }

    private HeaderChanges changes(Set<String> replaced) {
        Set<String> types = new TreeSet<>();
        before.headersOf(replaced).forEach(header -> types.add(header.id()));
        binding.headers().forEach(header -> types.add(header.id()));
        HeaderChanges changes = new HeaderChanges();
        for (String id : types) {
            changes.compare(before.headers().find(id), binding.header(id));
            if (!Objects.equals(before.headers().path(id), binding.path(id))) changes.addMoved(id);
        }

        Set<String> packages = new TreeSet<>();
        before.packagesOf(replaced).forEach(name -> addWithOuter(name, packages));
        binding.packages().forEach(name -> addWithOuter(name, packages));
        for (String name : packages) {
            if (before.headers().hasPackage(name) != binding.hasPackage(name)) {
                changes.addPackage(name);
            }
        }
        return changes;
    }

    private static void addWithOuter(String packageName, Set<String> to) {
        for (String name = packageName; to.add(name) && name.indexOf('.') >= 0; ) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
    }

    /** Binds the files that were declared. */
    void bind(Consumer<FileFacts> sink) {
        binding.bind(sink);
    }
}
