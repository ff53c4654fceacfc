package pxr.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pxr.query.CrossReference;
import pxr.query.IndexInfo;
import pxr.query.IndexedFile;
import pxr.query.SearchResult;
import pxr.query.SymbolEntry;
import pxr.query.Use;
import pxr.source.LineMap;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/** A project's cross-reference kept in memory, made from the facts of its files. */
public final class MemoryCrossReference implements CrossReference {

    private final String name;
    private final Map<String, FileFacts> files = new TreeMap<>();
    private final Map<String, LineMap> lines = new HashMap<>();
    private final Map<String, SymbolEntry> symbols = new LinkedHashMap<>();
    private final Map<String, List<Use>> uses = new HashMap<>();
    private final Map<String, List<Use>> calls = new HashMap<>();

    public MemoryCrossReference(String name, Collection<FileFacts> facts) {
        this.name = name;
        for (FileFacts file : facts) files.put(file.file().path(), file);
        for (FileFacts file : files.values()) addUses(file);
        for (FileFacts file : files.values()) addDeclarations(file);
    }

    private void addUses(FileFacts facts) {
        String path = facts.file().path();
        LineMap map = lines.computeIfAbsent(path, _ -> facts.file().lines());
        for (Occurrence o : facts.occurrences()) {
            if (o.role() == Role.DEF || o.kind().isLocal()) continue;
            int line = map.line(o.offset());
            String text = facts.file().text().substring(map.start(line), map.end(line));
            String enclosing = enclosing(facts, o.offset());
            Use use =
                    new Use(path, line, map.column(o.offset()), o, text.stripTrailing(), enclosing);
            uses.computeIfAbsent(o.symbol(), _ -> new ArrayList<>()).add(use);
            if (o.role().isCall())
                calls.computeIfAbsent(enclosing, _ -> new ArrayList<>()).add(use);
        }
    }

    private static String enclosing(FileFacts facts, int offset) {
        @Nullable Declaration best = null;
        for (Declaration d : facts.declarations()) {
            if (d.implied() || d.kind() == SymbolKind.PACKAGE) continue;
            if (d.start() > offset) break;
            if (d.end() > offset) best = d;
        }
        return best == null ? "" : best.id();
    }

    private void addDeclarations(FileFacts facts) {
        LineMap map = lines.computeIfAbsent(facts.file().path(), _ -> facts.file().lines());
        for (Declaration d : facts.declarations()) {
            symbols.put(
                    d.id(),
                    new SymbolEntry(
                            d,
                            facts.file().path(),
                            map.line(d.nameOffset()),
                            map.column(d.nameOffset()),
                            uses.getOrDefault(d.id(), List.of()).size()));
        }
    }

    @Override
    public IndexInfo info() {
        long count = lines.values().stream().mapToLong(LineMap::count).sum();
        return new IndexInfo(name, files.size(), symbols.size(), count, Instant.EPOCH, 1);
    }

    @Override
    public boolean refresh() {
        return false;
    }

    @Override
    public List<String> files() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<IndexedFile> file(String path) {
        return Optional.ofNullable(files.get(path))
                .map(f ->
                        new IndexedFile(
                                f.file(), f.packageName(), f.declarations(), f.occurrences()));
    }

    @Override
    public Optional<SymbolEntry> symbol(String id) {
        return Optional.ofNullable(symbols.get(id));
    }

    @Override
    public Map<String, SymbolEntry> symbols(Collection<String> ids) {
        Map<String, SymbolEntry> found = new HashMap<>();
        for (String id : ids) symbol(id).ifPresent(s -> found.put(id, s));
        return found;
    }

    @Override
    public List<SymbolEntry> symbolsOfKind(Set<SymbolKind> kinds) {
        return symbols.values().stream()
                .filter(s -> kinds.contains(s.declaration().kind()))
                .sorted(
                        Comparator.comparing((SymbolEntry s) -> s.declaration().name())
                                .thenComparing(SymbolEntry::id))
                .toList();
    }

    @Override
    public List<SymbolEntry> members(String owner) {
        return symbols.values().stream()
                .filter(s -> s.declaration().owner().equals(owner))
                .toList();
    }

    @Override
    public List<Use> uses(String symbol, Set<Role> roles, int limit) {
        return uses.getOrDefault(symbol, List.of()).stream()
                .filter(u -> roles.contains(u.occurrence().role()))
                .limit(limit)
                .toList();
    }

    @Override
    public long useCount(String symbol, Set<Role> roles) {
        return uses(symbol, roles, Integer.MAX_VALUE).size();
    }

    @Override
    public List<Use> callsFrom(String symbol) {
        return calls.getOrDefault(symbol, List.of());
    }

    @Override
    public List<SymbolEntry> subtypes(String type) {
        return symbols.values().stream()
                .filter(s -> s.declaration().supertypes().contains(type))
                .toList();
    }

    @Override
    public List<SymbolEntry> overriders(String method) {
        return symbols.values().stream()
                .filter(s -> s.declaration().overrides().contains(method))
                .toList();
    }

    @Override
    public List<SymbolEntry> lookup(String text, Set<SymbolKind> kinds, int limit) {
        String wanted = text.toLowerCase(Locale.ROOT);
        Set<SymbolKind> all = kinds.isEmpty() ? EnumSet.allOf(SymbolKind.class) : kinds;
        return symbols.values().stream()
                .filter(s -> all.contains(s.declaration().kind()))
                .filter(s ->
                        SymbolId.owner(s.id()).toLowerCase(Locale.ROOT).contains(wanted)
                                || s.declaration().name().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(limit)
                .toList();
    }

    @Override
    public SearchResult search(String query, int limit) {
        List<SearchResult.Hit> hits = new ArrayList<>();
        for (SymbolEntry s : lookup(query, Set.of(), limit))
            hits.add(new SearchResult.SymbolHit(s));
        return new SearchResult(query, hits, hits.size(), true, null);
    }

    @Override
    public void close() {}
}
