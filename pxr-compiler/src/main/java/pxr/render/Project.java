package pxr.render;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pxr.query.CrossReference;
import pxr.query.SymbolEntry;
import pxr.render.jdk.JdkDocs;
import pxr.render.path.PathName;
import pxr.render.path.SymbolName;
import pxr.symbol.SymbolKind;

/// A project with what pages derive from its index once per commit.
final class Project {

    static final Set<SymbolKind> TYPES =
            EnumSet.of(
                    SymbolKind.CLASS,
                    SymbolKind.INTERFACE,
                    SymbolKind.ENUM,
                    SymbolKind.RECORD,
                    SymbolKind.ANNOTATION);

    private record Derived(
            long generation,
            Map<String, Long> packages,
            SymbolData symbols,
            Map<String, Asset> scripts,
            Map<String, Optional<Place>> places) {}

    private final String name;
    private final CrossReference index;
    private final JdkDocs jdk;
    private final boolean isLive;
    private final List<String> tables;
    private volatile @Nullable Derived derived;

    Project(CrossReference index, JdkDocs jdk, boolean isLive, List<String> tables) {
        this.name = index.info().name();
        this.index = index;
        this.jdk = jdk;
        this.isLive = isLive;
        this.tables = tables;
    }

    /** The names of the tables that it has. */
    List<String> tables() {
        return tables;
    }

    String name() {
        return name;
    }

    CrossReference index() {
        return index;
    }

    JdkDocs jdk() {
        return jdk;
    }

    /** Whether its code runs beside the pages. */
    boolean isLive() {
        return isLive;
    }

    /** The packages that declare types, with how many types of their own each has. */
    Map<String, Long> packages() {
        return derived().packages();
    }

    SymbolData symbolData() {
        return derived().symbols();
    }

    /** The scripts of [#symbolData], by path. */
    Map<String, Asset> scripts() {
        return derived().scripts();
    }

    /** Sees to it that what pages show next is of the index's newest commit. */
    void update() {
        Derived current = derived;
        if (current == null || current.generation() != index.info().generation()) derive();
    }

    private Derived derived() {
        Derived current = derived;
        return current == null ? derive() : current;
    }

    private synchronized Derived derive() {
        long generation = index.info().generation();
        Derived current = derived;
        if (current != null && current.generation() == generation) return current;
        var symbols = new SymbolData(this);
        current =
                new Derived(
                        generation,
                        readPackages(),
                        symbols,
                        symbols.scripts(name),
                        new ConcurrentHashMap<>());
        derived = current;
        return current;
    }

    boolean hasPackage(String id) {
        return packages().containsKey(id);
    }

    /** Where a symbol is declared; empty for what the project does not declare. */
    Optional<Place> place(String id) {
        return derived().places().computeIfAbsent(id, i -> index.symbol(i).map(Place::of));
    }

    /** Looks up many places by one question, for whoever asks for them next. */
    void prefetch(Collection<String> ids) {
        Map<String, Optional<Place>> places = derived().places();
        List<String> unknown = ids.stream().filter(id -> !places.containsKey(id)).toList();
        Map<String, SymbolEntry> found = index.symbols(unknown);
        for (String id : unknown) {
            places.put(id, Optional.ofNullable(found.get(id)).map(Place::of));
        }
    }

    Optional<SymbolEntry> symbol(String id) {
        return index.symbol(id);
    }

    /** The symbol that a path names; names that were cut are looked for among their siblings. */
    Optional<SymbolEntry> symbol(SymbolName name) {
        Optional<SymbolEntry> symbol = symbol(name.symbolId());
        if (symbol.isPresent() || !PathName.isCut(name.value())) return symbol;
        return name
                .owner()
                .flatMap(this::symbol)
                .map(owner -> index.members(owner.id()))
                .orElseGet(() -> index.symbolsOfKind(TYPES))
                .stream()
                .map(SymbolEntry::id)
                .filter(id -> SymbolName.of(id).equals(name))
                .findFirst()
                .flatMap(this::symbol);
    }

    private Map<String, Long> readPackages() {
        return index.symbolsOfKind(TYPES).stream()
                .filter(type -> isTopLevel(type.id()))
                .collect(
                        Collectors.groupingBy(
                                type -> type.declaration().owner(),
                                TreeMap::new,
                                Collectors.counting()));
    }

    private static boolean isTopLevel(String typeId) {
        return typeId.indexOf('$', Math.max(0, typeId.lastIndexOf('.'))) < 0;
    }
}
