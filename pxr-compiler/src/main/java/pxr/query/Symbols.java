package pxr.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import pxr.index.DeclarationCodec;
import pxr.index.Schema;
import pxr.symbol.Declaration;

/** Reads declared symbols of one snapshot. */
final class Symbols {

    static final Comparator<SymbolEntry> BY_NAME =
            Comparator.comparing((SymbolEntry e) -> e.declaration().name())
                    .thenComparing(SymbolEntry::id)
                    .thenComparing(SymbolEntry::file);

    private static final Comparator<SymbolEntry> BY_PLACE =
            Comparator.comparing(SymbolEntry::file)
                    .thenComparingInt(e -> e.declaration().start())
                    .thenComparingInt(e -> e.declaration().implied() ? 1 : 0)
                    .thenComparing(SymbolEntry::id);

    private final Snapshot snapshot;

    Symbols(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The entries of those ids that are declared; of an id declared twice the first by path. */
    Map<String, SymbolEntry> withIds(Collection<String> ids) throws IOException {
        List<Integer> documents = snapshot.documentsWithAny(Schema.ID, new TreeSet<>(ids));
        Map<String, SymbolEntry> byId = new LinkedHashMap<>();
        for (SymbolEntry entry : sorted(documents, BY_PLACE)) byId.putIfAbsent(entry.id(), entry);
        return byId;
    }

    /** The entries of the symbols whose documents have the term, by place. */
    List<SymbolEntry> with(String field, String value) throws IOException {
        return sorted(snapshot.documentsWith(field, value), BY_PLACE);
    }

    List<SymbolEntry> sorted(Collection<Integer> documents, Comparator<SymbolEntry> order)
            throws IOException {
        Documents reader = snapshot.documents();
        return entries(documents, reader, reader::declaration).stream().sorted(order).toList();
    }

    /// The entries of the symbols' documents, in the order given and as a list of hits shows them:
    /// without doc comments, for which the text of each one's file would have to be read.
    List<SymbolEntry> entries(Collection<Integer> documents) throws IOException {
        Documents reader = snapshot.documents();
        return entries(documents, reader, reader::uncommented);
    }

    private interface Reading {
        DeclarationCodec.Placed of(int document) throws IOException;
    }

    private List<SymbolEntry> entries(
            Collection<Integer> documents, Documents reader, Reading reading) throws IOException {
        record Found(DeclarationCodec.Placed placed, String file) {}
        List<Found> found = new ArrayList<>(documents.size());
        TreeSet<String> ids = new TreeSet<>();
        for (int document : documents) {
            DeclarationCodec.Placed placed = reading.of(document);
            found.add(new Found(placed, reader.value(Schema.FILE, document)));
            ids.add(placed.declaration().id());
        }
        Map<String, Long> uses = useCounts(ids);
        List<SymbolEntry> entries = new ArrayList<>(found.size());
        for (Found f : found) {
            Declaration declaration = f.placed.declaration();
            long count = uses.getOrDefault(declaration.id(), 0L);
            entries.add(
                    new SymbolEntry(
                            declaration, f.file, f.placed.line(), f.placed.column(), count));
        }
        return entries;
    }

    /** How often each symbol is used in any role but its declaration. */
    Map<String, Long> useCounts(Collection<String> ids) throws IOException {
        List<String> sorted = List.copyOf(new TreeSet<>(ids));
        long[] frequencies = snapshot.frequencies(Schema.USE, sorted);
        Map<String, Long> counts = HashMap.newHashMap(sorted.size());
        for (int i = 0; i < frequencies.length; i++) counts.put(sorted.get(i), frequencies[i]);
        return counts;
    }
}
