package pxr.binding;

import java.util.HashSet;
import java.util.Set;
import pxr.binding.type.LookupLog;
import pxr.binding.type.TypeSymbol;
import pxr.symbol.Lookups;

/// What of a log is worth keeping: what was asked of classes that may be others the next time.
///
/// Those are the classes of other files. Of its own classes a file asks what it asks in its own
/// text, and class files stay as they are; but what a class of a class file inherits from one of a
/// source (the sources may be a part of the platform) it says in the place of that one.
final class LookupSummary {

    private final FileScope file;
    private final Set<String> ids = new HashSet<>();
    private final Set<TypeSymbol> seen = new HashSet<>();

    private LookupSummary(FileScope file) {
        this.file = file;
    }

    static Lookups of(LookupLog log, FileScope file) {
        LookupSummary types = new LookupSummary(file);
        log.types().forEach(types::add);
        LookupSummary enumerated = new LookupSummary(file);
        log.enumerated().forEach(enumerated::addSource);
        // Of its own functional interfaces, too: what these inherit their text does not say.
        log.functional().stream()
                .filter(Program::isOfSources)
                .forEach(type -> enumerated.ids.add(type.id()));
        return new Lookups(types.ids, enumerated.ids, Set.copyOf(log.names()));
    }

    private void add(TypeSymbol type) {
        addSource(type);
        for (TypeSymbol supertype : type.closure().keySet()) {
            if (!Program.isOfSources(supertype) && seen.add(supertype)) {
                supertype.closure().keySet().forEach(this::addSource);
            }
        }
    }

    private void addSource(TypeSymbol type) {
        boolean isOwn = type instanceof SourceType own && own.isIn(file);
        if (Program.isOfSources(type) && !isOwn) ids.add(type.id());
    }
}
