package pxr.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import pxr.symbol.Dispatch;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;

/// The stored form of a file's facts: a table of the ids that occur in it, sorted and each without
/// the beginning that it shares with the one before, then outline, occurrences, overrides and what
/// is called elsewhere, which refer to ids by their place in the table and to offsets by the
/// distance from the one before. Numbers have as many bytes as they need; an occurrence has about
/// five.
public final class FileFactsCodec {

    private static final Role[] ROLES = Role.values();
    private static final SymbolKind[] KINDS = SymbolKind.values();
    private static final Dispatch[] DISPATCHES = Dispatch.values();

    private FileFactsCodec() {}

    static byte[] encode(StoredFacts facts) {
        try {
            return new Encoder(facts).encode();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    public static StoredFacts decode(byte[] bytes) {
        try {
            DataInput in = new ByteArrayDataInput(bytes);
            String[] ids = readTable(in);
            return new StoredFacts(
                    readOutline(in, ids),
                    readOccurrences(in, ids),
                    readOverrides(in, ids),
                    readExternal(in, ids));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    /** Only the outline, which stands before what is much longer. */
    public static Outline decodeOutline(byte[] bytes) {
        try {
            DataInput in = new ByteArrayDataInput(bytes);
            return readOutline(in, readTable(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private static final class Encoder {

        private final StoredFacts facts;
        private final String[] table;
        private final DataOutput out;
        private final ByteBuffersDataOutput buffer = new ByteBuffersDataOutput();

        Encoder(StoredFacts facts) {
            this.facts = facts;
            this.out = buffer;
            TreeSet<String> ids = new TreeSet<>();
            for (Occurrence o : facts.occurrences()) ids.add(o.symbol());
            for (Outline.Span span : facts.outline().spans()) ids.add(span.symbol());
            for (FileFacts.Override o : facts.overrides())
                ids.addAll(List.of(o.method(), o.overridden()));
            ids.addAll(facts.external().keySet());
            table = ids.toArray(String[]::new);
        }

        byte[] encode() throws IOException {
            writeTable();
            writeOutline();
            writeOccurrences();
            writeOverrides();
            writeExternal();
            return buffer.toArrayCopy();
        }

        private void writeTable() throws IOException {
            out.writeVInt(table.length);
            String before = "";
            for (String id : table) {
                int shared = 0;
                int most = Math.min(before.length(), id.length());
                while (shared < most && before.charAt(shared) == id.charAt(shared)) shared++;
                out.writeVInt(shared);
                out.writeString(id.substring(shared));
                before = id;
            }
        }

        private void writeOccurrences() throws IOException {
            out.writeVInt(facts.occurrences().size());
            int before = 0;
            for (Occurrence o : facts.occurrences()) {
                out.writeVInt(o.offset() - before);
                out.writeVInt(o.length());
                out.writeByte((byte) (o.role().ordinal() * KINDS.length + o.kind().ordinal()));
                writeId(o.symbol());
                before = o.offset();
            }
        }

        private void writeOutline() throws IOException {
            out.writeVInt(facts.outline().spans().size());
            for (Outline.Span span : facts.outline().spans()) {
                writeId(span.symbol());
                out.writeByte((byte) span.kind().ordinal());
                out.writeVInt(span.start());
                out.writeVInt(span.end() - span.start());
            }
        }

        private void writeOverrides() throws IOException {
            out.writeVInt(facts.overrides().size());
            for (FileFacts.Override o : facts.overrides()) {
                writeId(o.method());
                out.writeString(o.relation());
                writeId(o.overridden());
            }
        }

        private void writeExternal() throws IOException {
            out.writeVInt(facts.external().size());
            for (Map.Entry<String, Dispatch> e : facts.external().entrySet()) {
                writeId(e.getKey());
                out.writeByte((byte) e.getValue().ordinal());
            }
        }

        private void writeId(String id) throws IOException {
            out.writeVInt(Arrays.binarySearch(table, id));
        }
    }

    private static String[] readTable(DataInput in) throws IOException {
        String[] table = new String[in.readVInt()];
        String before = "";
        for (int i = 0; i < table.length; i++) {
            int shared = in.readVInt();
            before = before.substring(0, shared).concat(in.readString());
            table[i] = before;
        }
        return table;
    }

    private static List<Occurrence> readOccurrences(DataInput in, String[] ids) throws IOException {
        int count = in.readVInt();
        List<Occurrence> occurrences = new ArrayList<>(count);
        int offset = 0;
        for (int i = 0; i < count; i++) {
            offset += in.readVInt();
            int length = in.readVInt();
            int code = Byte.toUnsignedInt(in.readByte());
            Role role = ROLES[code / KINDS.length];
            SymbolKind kind = KINDS[code % KINDS.length];
            occurrences.add(new Occurrence(offset, length, role, kind, ids[in.readVInt()]));
        }
        return occurrences;
    }

    private static Outline readOutline(DataInput in, String[] ids) throws IOException {
        int count = in.readVInt();
        List<Outline.Span> outline = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String symbol = ids[in.readVInt()];
            SymbolKind kind = KINDS[in.readByte()];
            int start = in.readVInt();
            outline.add(new Outline.Span(symbol, kind, start, start + in.readVInt()));
        }
        return new Outline(outline);
    }

    private static List<FileFacts.Override> readOverrides(DataInput in, String[] ids)
            throws IOException {
        int count = in.readVInt();
        List<FileFacts.Override> overrides = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            overrides.add(
                    new FileFacts.Override(
                            ids[in.readVInt()], in.readString(), ids[in.readVInt()]));
        }
        return overrides;
    }

    private static Map<String, Dispatch> readExternal(DataInput in, String[] ids)
            throws IOException {
        int count = in.readVInt();
        Map<String, Dispatch> external = HashMap.newHashMap(count);
        for (int i = 0; i < count; i++) {
            external.put(ids[in.readVInt()], DISPATCHES[in.readByte()]);
        }
        return external;
    }
}
