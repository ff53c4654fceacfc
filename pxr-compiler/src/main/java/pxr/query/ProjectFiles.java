package pxr.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import pxr.index.TestCode;

/// The files of one commit.
///
/// @param byPath the files' documents by path, sorted
/// @param inOrder as hits are shown: what is not test code first, then by path
/// @param documents the documents of all
/// @param ranks by document, where the file stands in that order
record ProjectFiles(
        SortedMap<String, Integer> byPath, List<Entry> inOrder, BitSet documents, int[] ranks) {

    record Entry(String path, int document) {}

    static ProjectFiles of(SortedMap<String, Integer> byPath) {
        BitSet documents = new BitSet();
        byPath.values().forEach(documents::set);
        List<Entry> inOrder =
                byPath.entrySet().stream()
                        .map(e -> new Entry(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparing(e -> TestCode.isAt(e.path())))
                        .toList();
        int[] ranks = new int[documents.length()];
        for (int i = 0; i < inOrder.size(); i++) ranks[inOrder.get(i).document()] = i;
        return new ProjectFiles(
                Collections.unmodifiableSortedMap(byPath), inOrder, documents, ranks);
    }

    /** Some of the files, in the order in which hits are shown. */
    List<Entry> inOrder(BitSet wanted) {
        BitSet found = new BitSet();
        wanted.stream().forEach(document -> found.set(ranks[document]));
        List<Entry> files = new ArrayList<>(found.cardinality());
        found.stream().forEach(rank -> files.add(inOrder.get(rank)));
        return files;
    }

    /** The documents of all files, for the caller to change. */
    BitSet all() {
        return (BitSet) documents.clone();
    }

    /// The file that declares a symbol. A file's document and those of its symbols are written as
    /// one block, which merging keeps together, and the file's own is the last of it.
    Entry declaring(int symbol) {
        return inOrder.get(ranks[documents.nextSetBit(symbol)]);
    }

    /** The document of a file that exists. */
    int document(String path) {
        Integer document = ((Map<String, Integer>) byPath).get(path);
        if (document == null) throw new IllegalStateException("no file " + path);
        return document;
    }
}
