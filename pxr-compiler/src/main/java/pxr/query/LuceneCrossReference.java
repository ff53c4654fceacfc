package pxr.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.ReferenceManager;
import pxr.diagnostic.InputException;
import pxr.index.CommittedIndex;
import pxr.index.IndexMetadata;
import pxr.index.Schema;
import pxr.symbol.Declaration;
import pxr.symbol.Dispatch;
import pxr.symbol.FileFacts;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// A project's index in a Lucene directory.
///
/// Each question is put to one [Snapshot], so its answer is of one commit even when another is
/// written meanwhile.
public final class LuceneCrossReference implements CrossReference {

    private static final Duration SEARCH_TIME = Duration.ofSeconds(5);

    private final ReferenceManager<Snapshot> snapshots;
    private final Duration searchTime;

    private LuceneCrossReference(ReferenceManager<Snapshot> snapshots, Duration searchTime) {
        this.snapshots = snapshots;
        this.searchTime = searchTime;
    }

    /**
     * Opens the newest commit of an index.
     *
     * @throws UnreadableIndexException when there is none that can be read
     */
    public static LuceneCrossReference open(Path index) {
        return open(index, SEARCH_TIME);
    }

    /** The same with another limit to the time that a search may take. */
    static LuceneCrossReference open(Path index, Duration searchTime) {
        try {
            var snapshots = new SnapshotManager(CommittedIndex.open(index));
            return new LuceneCrossReference(snapshots, searchTime);
        } catch (InputException e) {
            throw new UnreadableIndexException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A question that one snapshot answers. */
    private interface Question<T> {
        T put(Snapshot snapshot) throws IOException;
    }

    private <T> T ask(Question<T> question) {
        try {
            Snapshot snapshot = snapshots.acquire();
            try {
                return question.put(snapshot);
            } finally {
                snapshots.release(snapshot);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public IndexInfo info() {
        return ask(snapshot -> {
            IndexMetadata m = snapshot.metadata();
            long generation = snapshot.reader().getIndexCommit().getGeneration();
            return new IndexInfo(
                    m.name(), m.files(), m.symbols(), m.lines(), m.created(), generation);
        });
    }

    @Override
    public boolean refresh() {
        long before = info().generation();
        try {
            snapshots.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return info().generation() != before;
    }

    @Override
    public void prepare() {
        ask(snapshot -> {
            snapshot.prepare();
            return snapshot;
        });
    }

    @Override
    public List<String> files() {
        return ask(snapshot -> List.copyOf(snapshot.files().byPath().keySet()));
    }

    @Override
    public Optional<IndexedFile> file(String path) {
        return ask(snapshot -> {
            List<Integer> found = snapshot.documentsWith(Schema.PATH, path);
            if (found.isEmpty()) return Optional.empty();
            int file = found.getFirst();
            Documents documents = snapshot.documents();
            List<Declaration> declarations = new ArrayList<>();
            for (int symbol : snapshot.documentsWith(Schema.FILE, path)) {
                declarations.add(documents.declaration(symbol).declaration());
            }
            return Optional.of(
                    new IndexedFile(
                            documents.source(file),
                            documents.value(Schema.PACKAGE, file),
                            declarations,
                            documents.facts(file).occurrences()));
        });
    }

    @Override
    public Optional<SymbolEntry> symbol(String id) {
        return Optional.ofNullable(symbols(List.of(id)).get(id));
    }

    @Override
    public Map<String, SymbolEntry> symbols(Collection<String> ids) {
        return ask(snapshot -> new Symbols(snapshot).withIds(ids));
    }

    @Override
    public List<SymbolEntry> symbolsOfKind(Set<SymbolKind> kinds) {
        return ask(snapshot -> {
            BitSet documents = new BitSet();
            for (SymbolKind kind : kinds)
                snapshot.documentsWith(Schema.KIND, kind.label()).forEach(documents::set);
            return new Symbols(snapshot)
                    .entries(documents.stream().boxed().toList()).stream()
                            .sorted(Symbols.BY_NAME)
                            .toList();
        });
    }

    @Override
    public List<SymbolEntry> members(String owner) {
        return ask(snapshot -> new Symbols(snapshot).with(Schema.OWNER, owner));
    }

    @Override
    public List<Use> uses(String symbol, Set<Role> roles, int limit) {
        return ask(snapshot -> new Uses(snapshot).of(symbol, roles, limit));
    }

    @Override
    public long useCount(String symbol, Set<Role> roles) {
        return ask(snapshot -> new Uses(snapshot).count(symbol, roles));
    }

    @Override
    public List<Use> callsTo(String method) {
        return ask(snapshot -> new CallGraph(snapshot).to(method));
    }

    @Override
    public List<Use> callsFrom(String symbol) {
        return ask(snapshot -> new CallGraph(snapshot).from(symbol));
    }

    @Override
    public Map<String, List<Callee>> callees(Collection<String> symbols) {
        return ask(snapshot -> new CallGraph(snapshot).callees(symbols));
    }

    @Override
    public Map<String, List<String>> overriding(Collection<String> methods) {
        return ask(snapshot -> new CallGraph(snapshot).related(Schema.OVERRIDDEN_BY, methods));
    }

    @Override
    public Map<String, List<String>> overridden(Collection<String> methods) {
        return ask(snapshot -> new CallGraph(snapshot).related(Schema.OVERRIDES, methods));
    }

    /** The calls and method references in a file. */
    public List<Use> callsIn(String path) {
        return ask(snapshot -> new CallGraph(snapshot).in(path));
    }

    /**
     * How calls are dispatched of the methods that a file calls and the project does not declare.
     */
    public Map<String, Dispatch> externalCalls(String path) {
        return ask(snapshot -> {
            Map<String, Dispatch> external = new HashMap<>();
            for (int document : snapshot.documentsWith(Schema.PATH, path)) {
                external.putAll(snapshot.documents().facts(document).external());
            }
            return external;
        });
    }

    /** The overriding relation as it was found out in a file. */
    public List<FileFacts.Override> overridesIn(String path) {
        return ask(snapshot -> {
            List<FileFacts.Override> overrides = new ArrayList<>();
            for (int document : snapshot.documentsWith(Schema.PATH, path)) {
                overrides.addAll(snapshot.documents().facts(document).overrides());
            }
            return overrides;
        });
    }

    @Override
    public List<SymbolEntry> subtypes(String type) {
        return ask(snapshot -> new Symbols(snapshot).with(Schema.SUPERTYPE, type));
    }

    @Override
    public List<SymbolEntry> overriders(String method) {
        return ask(snapshot -> new Symbols(snapshot).with(Schema.OVERRIDDEN, method));
    }

    @Override
    public List<SymbolEntry> lookup(String text, Set<SymbolKind> kinds, int limit) {
        return ask(snapshot -> new SymbolLookup(snapshot).find(text, kinds, limit));
    }

    @Override
    public SearchResult search(String query, int limit) {
        return ask(snapshot -> new Search(snapshot, limit, searchTime).run(query));
    }

    /** Holds the index against itself. */
    public VerifyReport verify() {
        return ask(snapshot -> new IndexVerifier(snapshot).run());
    }

    @Override
    public void close() {
        try {
            snapshots.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
