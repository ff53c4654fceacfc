package pxr.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.index.Outline;
import pxr.index.TextBlock;
import pxr.source.LineMap;
import pxr.symbol.Occurrence;

/** A file while a query looks at it: each part is read when it is first needed. */
final class FileView {

    /// A place in the text that matches.
    ///
    /// @param start offset of its first char
    /// @param end offset behind its last char, on the same line
    record Match(int start, int end) {}

    private final Documents documents;
    private final int document;
    private final String path;
    private final TextBlocks.Range range;
    private final Map<LineFinder, List<Match>> matches = new IdentityHashMap<>();
    private final Map<Integer, TextBlock> blocks = new HashMap<>();
    private @Nullable String text;
    private @Nullable LineMap lines;
    private @Nullable Outline outline;
    private @Nullable List<Occurrence> occurrences;
    private @Nullable TextPlaces places;

    /// @param range the documents of its blocks
    FileView(Documents documents, ProjectFiles.Entry file, TextBlocks.Range range) {
        this.documents = documents;
        this.document = file.document();
        this.path = file.path();
        this.range = range;
    }

    String path() {
        return path;
    }

    String text() {
        if (text == null) text = Snapshot.read(() -> documents.text(document));
        return text;
    }

    LineMap lines() {
        if (lines == null) lines = LineMap.of(text());
        return lines;
    }

    Outline outline() {
        if (outline == null) outline = Snapshot.read(() -> documents.outline(document));
        return outline;
    }

    List<Occurrence> occurrences() {
        if (occurrences == null)
            occurrences = Snapshot.read(() -> documents.facts(document)).occurrences();
        return occurrences;
    }

    TextPlaces places() {
        if (places == null) places = TextPlaces.of(text());
        return places;
    }

    boolean isIn(BitSet candidates) {
        return candidates.get(document);
    }

    /** Those of the blocks that this file has, in its order. */
    List<TextBlock> blocks(BitSet wanted) {
        List<TextBlock> found = new ArrayList<>();
        for (int b = wanted.nextSetBit(range.first());
                b >= 0 && b < range.end();
                b = wanted.nextSetBit(b + 1)) {
            found.add(block(b));
        }
        return found;
    }

    /** The block that holds a char; most often one that was read before. */
    TextBlock blockAt(int offset) {
        for (TextBlock block : blocks.values()) {
            if (block.start() <= offset && offset < block.end()) return block;
        }
        int from = range.first();
        int to = range.end() - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (Snapshot.read(() -> documents.blockStart(middle)) <= offset) from = middle;
            else to = middle - 1;
        }
        return block(from);
    }

    private TextBlock block(int block) {
        return blocks.computeIfAbsent(block, b -> Snapshot.read(() -> documents.block(b)));
    }

    /** What the finder finds in this file; it is asked once. */
    List<Match> matches(LineFinder finder) {
        List<Match> found = matches.get(finder);
        if (found == null) {
            found = finder.find(this);
            matches.put(finder, found);
        }
        return found;
    }
}
