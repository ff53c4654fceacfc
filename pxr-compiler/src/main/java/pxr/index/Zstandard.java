package pxr.index;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/// Bytes in the Zstandard format (RFC 8878), which is read at a gigabyte a second, where DEFLATE
/// gives a third of that. Any thread may ask.
///
/// A few kilobytes have little in themselves that repeats, but much that all others have too: the
/// licence, the imports, the keywords. An index of some size begins with a dictionary of that, made
/// of a part of its texts, and they take up a quarter less.
public final class Zstandard implements AutoCloseable {

    /** Beyond it time doubles with each tenth that is gained. */
    private static final int LEVEL = 6;

    /** What the format's own tools make by default. */
    private static final int LARGEST_DICTIONARY = 112_640;

    /** So many times a dictionary's size is what it should be made of. */
    private static final int SAMPLES_PER_DICTIONARY = 40;

    /** Smaller ones save less than they take. */
    private static final int SMALLEST_DICTIONARY = 4_096;

    private final Queue<ZstdCompressCtx> writers = new ConcurrentLinkedQueue<>();
    private final Queue<ZstdDecompressCtx> readers = new ConcurrentLinkedQueue<>();
    private final byte[] dictionary;
    private final ZstdDictDecompress forReading;

    private Zstandard(byte[] dictionary) {
        this.dictionary = dictionary;
        this.forReading = new ZstdDictDecompress(dictionary);
    }

    /** Without a dictionary. */
    static Zstandard plain() {
        return new Zstandard(new byte[0]);
    }

    /// With a dictionary of what these texts, which stand for many more, have in common; without
    /// one when there is too little of that.
    static Zstandard trainedOn(List<String> samples) {
        List<byte[]> blocks =
                samples.stream()
                        .flatMap(text -> TextBlock.cut(text).stream())
                        .map(block -> block.text().getBytes(StandardCharsets.UTF_8))
                        .toList();
        int length = blocks.stream().mapToInt(block -> block.length).sum();
        int size = Math.min(LARGEST_DICTIONARY, length / SAMPLES_PER_DICTIONARY);
        if (size < SMALLEST_DICTIONARY) return plain();
        ZstdDictTrainer trainer = new ZstdDictTrainer(length, size, LEVEL);
        blocks.forEach(trainer::addSample);
        try {
            return new Zstandard(trainer.trainSamples());
        } catch (ZstdException _) {
            return plain(); // the samples have nothing in common
        }
    }

    /** With the dictionary of an index, if it has one. */
    public static Zstandard of(DirectoryReader index) throws IOException {
        for (LeafReaderContext leaf : index.leaves()) {
            BinaryDocValues values = leaf.reader().getBinaryDocValues(Schema.DICTIONARY);
            if (values == null) continue;
            Bits live = leaf.reader().getLiveDocs();
            for (int doc; (doc = values.nextDoc()) != DocIdSetIterator.NO_MORE_DOCS; ) {
                if (live == null || live.get(doc)) return new Zstandard(bytes(values));
            }
        }
        return plain();
    }

    private static byte[] bytes(BinaryDocValues values) throws IOException {
        BytesRef value = values.binaryValue();
        return Arrays.copyOfRange(value.bytes, value.offset, value.offset + value.length);
    }

    boolean hasDictionary() {
        return dictionary.length > 0;
    }

    /** Holds the dictionary, for [#of] to find. */
    Document document() {
        Document document = new Document();
        BytesRef bytes = new BytesRef(dictionary);
        document.add(new BinaryDocValuesField(Schema.DICTIONARY, bytes));
        return document;
    }

    byte[] compress(byte[] bytes) {
        ZstdCompressCtx writer = writers.poll();
        if (writer == null) writer = newWriter();
        byte[] compressed = writer.compress(bytes);
        writers.add(writer);
        return compressed;
    }

    private ZstdCompressCtx newWriter() {
        ZstdCompressCtx writer = new ZstdCompressCtx();
        writer.setLevel(LEVEL);
        writer.setChecksum(false); // the engine has its own
        writer.setDictID(false);
        if (hasDictionary()) writer.loadDict(dictionary);
        return writer;
    }

    /**
     * @throws IllegalArgumentException when these bytes are damaged
     */
    public byte[] decompress(BytesRef compressed) {
        ZstdDecompressCtx reader = readers.poll();
        if (reader == null) {
            reader = new ZstdDecompressCtx();
            if (hasDictionary()) reader.loadDict(forReading);
        }
        try {
            return decompress(compressed, reader);
        } catch (ZstdException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("stored bytes are damaged: " + e.getMessage(), e);
        } finally {
            readers.add(reader);
        }
    }

    private static byte[] decompress(BytesRef in, ZstdDecompressCtx reader) {
        long length = Zstd.getFrameContentSize(in.bytes, in.offset, in.length);
        if (length < 0 || length > Integer.MAX_VALUE)
            throw new IllegalArgumentException("stored bytes are damaged: they have no length");
        byte[] bytes = new byte[(int) length];
        reader.decompressByteArray(bytes, 0, bytes.length, in.bytes, in.offset, in.length);
        return bytes;
    }

    @Override
    public void close() {
        writers.forEach(ZstdCompressCtx::close);
        readers.forEach(ZstdDecompressCtx::close);
        forReading.close();
    }
}
