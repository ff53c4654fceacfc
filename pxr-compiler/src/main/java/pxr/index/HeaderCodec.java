package pxr.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import pxr.symbol.SymbolKind;
import pxr.symbol.TypeHeader;

/// The stored form of the headers of one file's types: a table of the strings in them, each once,
/// then the headers, which refer to strings by their place in the table.
final class HeaderCodec {

    private static final SymbolKind[] KINDS = SymbolKind.values();

    private HeaderCodec() {}

    static byte[] encode(List<TypeHeader> headers) {
        try {
            Encoder encoder = new Encoder();
            encoder.writeAll(headers, encoder::write);
            ByteBuffersDataOutput all = new ByteBuffersDataOutput();
            all.writeVInt(encoder.table.size());
            for (String text : encoder.table.keySet()) all.writeString(text);
            encoder.buffer.copyTo(all);
            return all.toArrayCopy();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    static List<TypeHeader> decode(byte[] bytes) {
        try {
            return new Decoder(new ByteArrayDataInput(bytes)).decode();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private interface Writing<T> {
        void write(T value) throws IOException;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static final class Encoder {

        private final Map<String, Integer> table = new LinkedHashMap<>();
        private final ByteBuffersDataOutput buffer = new ByteBuffersDataOutput();
        private final DataOutput out = buffer;

        private <T> void writeAll(List<T> values, Writing<T> writing) throws IOException {
            out.writeVInt(values.size());
            for (T value : values) writing.write(value);
        }

        private void write(String text) throws IOException {
            Integer known = table.putIfAbsent(text, table.size());
            out.writeVInt(known == null ? table.size() - 1 : known);
        }

        private void write(boolean value) throws IOException {
            out.writeByte((byte) (value ? 1 : 0));
        }

        private void write(TypeHeader type) throws IOException {
            write(type.id());
            write(type.name());
            out.writeByte((byte) type.kind().ordinal());
            out.writeVInt(type.flags());
            write(type.inner());
            write(type.enclosing());
            writeAll(type.typeParameters(), this::write);
            write(type.superclass());
            writeAll(type.interfaces(), this::write);
            write(type.lacking());
            writeAll(type.fields(), this::write);
            writeAll(type.methods(), this::write);
            writeAll(type.memberTypes(), this::write);
        }

        private void write(TypeHeader.Parameter parameter) throws IOException {
            write(parameter.name());
            writeAll(parameter.bounds(), this::write);
        }

        private void write(TypeHeader.Field field) throws IOException {
            write(field.name());
            out.writeVInt(field.flags());
            out.writeByte((byte) field.kind().ordinal());
            write(field.type());
            write(field.constant());
        }

        private void write(TypeHeader.Method method) throws IOException {
            write(method.name());
            out.writeVInt(method.flags());
            writeAll(method.typeParameters(), this::write);
            writeAll(method.parameters(), this::write);
            write(method.result());
            writeAll(method.exceptions(), this::write);
        }
    }

    private static final class Decoder {

        private final DataInput in;
        private String[] table = {};

        Decoder(DataInput in) {
            this.in = in;
        }

        List<TypeHeader> decode() throws IOException {
            table = new String[in.readVInt()];
            for (int i = 0; i < table.length; i++) table[i] = in.readString();
            return readAll(this::type);
        }

        private <T> List<T> readAll(Reading<T> reading) throws IOException {
            int count = in.readVInt();
            if (count == 0) return List.of();
            List<T> values = new ArrayList<>(count);
            for (int i = 0; i < count; i++) values.add(reading.read());
            return List.copyOf(values);
        }

        private String text() throws IOException {
            return table[in.readVInt()];
        }

        private boolean flag() throws IOException {
            return in.readByte() == 1;
        }

        private TypeHeader type() throws IOException {
            return new TypeHeader(
                    text(),
                    text(),
                    KINDS[in.readByte()],
                    in.readVInt(),
                    flag(),
                    text(),
                    readAll(this::parameter),
                    text(),
                    readAll(this::text),
                    flag(),
                    readAll(this::field),
                    readAll(this::method),
                    readAll(this::text));
        }

        private TypeHeader.Parameter parameter() throws IOException {
            return new TypeHeader.Parameter(text(), readAll(this::text));
        }

        private TypeHeader.Field field() throws IOException {
            return new TypeHeader.Field(
                    text(), in.readVInt(), KINDS[in.readByte()], text(), text());
        }

        private TypeHeader.Method method() throws IOException {
            return new TypeHeader.Method(
                    text(),
                    in.readVInt(),
                    readAll(this::parameter),
                    readAll(this::text),
                    text(),
                    readAll(this::text));
        }
    }
}
