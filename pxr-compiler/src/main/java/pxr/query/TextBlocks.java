package pxr.query;

import java.io.IOException;
import java.util.BitSet;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import pxr.index.Schema;

/// Which documents hold the text of which file. Those of one file follow each other, in the order
/// of the text.
final class TextBlocks {

    /// Documents in a row, none for an empty text.
    ///
    /// @param first the first of them
    /// @param end behind the last
    record Range(int first, int end) {}

    private final BitSet all = new BitSet();

    /** By file, the first block and the end of its blocks. */
    private final int[] firsts;

    private final int[] ends;

    /** By block. */
    private final int[] files;

    private TextBlocks(int documents) {
        this.firsts = new int[documents];
        this.ends = new int[documents];
        this.files = new int[documents];
    }

    static TextBlocks of(DirectoryReader reader, ProjectFiles files) throws IOException {
        TextBlocks blocks = new TextBlocks(reader.maxDoc());
        for (LeafReaderContext leaf : reader.leaves()) blocks.add(leaf, files);
        return blocks;
    }

    private void add(LeafReaderContext leaf, ProjectFiles project) throws IOException {
        SortedDocValues paths = leaf.reader().getSortedDocValues(Schema.TEXT_OF);
        if (paths == null) return;
        Bits live = leaf.reader().getLiveDocs();
        int path = -1;
        int file = -1;
        for (int doc; (doc = paths.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
            if (live != null && !live.get(doc)) continue;
            int block = leaf.docBase + doc;
            if (paths.ordValue() != path) {
                path = paths.ordValue();
                file = project.document(paths.lookupOrd(path).utf8ToString());
                firsts[file] = block;
            }
            ends[file] = block + 1;
            files[block] = file;
            all.set(block);
        }
    }

    /** All blocks, which the caller leaves as they are. */
    BitSet all() {
        return all;
    }

    Range of(int file) {
        return new Range(firsts[file], ends[file]);
    }

    /** The files of these blocks. */
    BitSet filesOf(BitSet blocks) {
        BitSet found = new BitSet();
        for (int block = blocks.nextSetBit(0); block >= 0; ) {
            int file = files[block];
            found.set(file);
            block = blocks.nextSetBit(ends[file]);
        }
        return found;
    }
}
