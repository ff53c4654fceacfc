package pxr.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolKind;

/// The stored form of a declaration and of the place of its name. What the text of its file says
/// too, which is its doc comment, is not stored twice; see [StoredComment].
public final class DeclarationCodec {

    private static final SymbolKind[] KINDS = SymbolKind.values();

    private DeclarationCodec() {}

    /// A declaration with the place of its name token.
    ///
    /// @param line from 1
    /// @param column from 1
    public record Placed(Declaration declaration, int line, int column) {}

    /// @param text of the file that holds the declaration
    static byte[] encode(Placed placed, String text) {
        try {
            ByteBuffersDataOutput out = new ByteBuffersDataOutput();
            Declaration d = placed.declaration();
            out.writeVInt(placed.line());
            out.writeVInt(placed.column());
            out.writeVInt(d.kind().ordinal());
            out.writeString(d.id());
            out.writeString(d.name());
            out.writeString(d.owner());
            out.writeVInt(d.nameOffset());
            out.writeVInt(d.nameLength());
            out.writeVInt(d.start());
            out.writeVInt(d.end());
            out.writeString(d.modifiers());
            out.writeString(d.signature());
            out.writeString(d.type());
            writeNullable(out, d.constantValue());
            writeAll(out, d.supertypes());
            writeAll(out, d.overrides());
            StoredComment.write(out, d, text);
            writeAll(out, d.annotations());
            out.writeByte((byte) (d.implied() ? 1 : 0));
            return out.toArrayCopy();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    /// @param text gives the text of the file that holds the declaration; asked only when needed
    public static Placed decode(BytesRef bytes, Supplier<String> text) {
        try {
            DataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
            int line = in.readVInt();
            int column = in.readVInt();
            SymbolKind kind = KINDS[in.readVInt()];
            String id = in.readString();
            String name = in.readString();
            String owner = in.readString();
            int nameOffset = in.readVInt();
            int nameLength = in.readVInt();
            int start = in.readVInt();
            int end = in.readVInt();
            String modifiers = in.readString();
            String signature = in.readString();
            String type = in.readString();
            String constantValue = readNullable(in);
            List<String> supertypes = readAll(in);
            List<String> overrides = readAll(in);
            StoredComment.Comment comment = StoredComment.read(in, text);
            List<String> annotations = readAll(in);
            boolean implied = in.readByte() == 1;
            Declaration declaration =
                    new Declaration(
                            id,
                            kind,
                            name,
                            owner,
                            nameOffset,
                            nameLength,
                            start,
                            end,
                            modifiers,
                            signature,
                            type,
                            constantValue,
                            supertypes,
                            overrides,
                            comment.text(),
                            comment.start(),
                            comment.markdown(),
                            annotations,
                            implied);
            return new Placed(declaration, line, column);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private static void writeNullable(DataOutput out, @Nullable String text) throws IOException {
        out.writeByte((byte) (text == null ? 0 : 1));
        if (text != null) out.writeString(text);
    }

    private static @Nullable String readNullable(DataInput in) throws IOException {
        return in.readByte() == 0 ? null : in.readString();
    }

    private static void writeAll(DataOutput out, List<String> texts) throws IOException {
        out.writeVInt(texts.size());
        for (String text : texts) out.writeString(text);
    }

    private static List<String> readAll(DataInput in) throws IOException {
        int count = in.readVInt();
        if (count == 0) return List.of();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) texts.add(in.readString());
        return List.copyOf(texts);
    }
}
