package pxr.index;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Declaration;

/// The stored form of a declaration's doc comment. The comment stands in the text of its file,
/// which is stored anyway, so it is stored as a place there: how many chars it has, of a Markdown
/// comment how many lines. One that cannot be read back from the text just so is stored as it is.
final class StoredComment {

    private static final byte NONE = 0;
    private static final byte IN_TEXT = 1;
    private static final byte ITSELF = 2;

    private static final String OPENING = "/**";
    private static final Pattern MARKDOWN_LINE = Pattern.compile("[ \t\f]*///(.*+)(\\R?)");

    private StoredComment() {}

    static void write(DataOutput out, Declaration declaration, String text) throws IOException {
        String comment = declaration.documentation();
        out.writeVInt(declaration.documentationStart() + 1);
        out.writeByte((byte) (declaration.markdown() ? 1 : 0));
        if (comment == null) {
            out.writeByte(NONE);
            return;
        }
        int start = declaration.documentationStart();
        boolean markdown = declaration.markdown();
        int length = markdown ? lines(comment) : comment.length();
        boolean isInText = start >= 0 && comment.equals(read(text, start, markdown, length));
        out.writeByte(isInText ? IN_TEXT : ITSELF);
        if (isInText) out.writeVInt(length);
        else out.writeString(comment);
    }

    /// What a declaration says of its comment.
    ///
    /// @param text null when there is none
    record Comment(@Nullable String text, int start, boolean markdown) {}

    static Comment read(DataInput in, Supplier<String> text) throws IOException {
        int start = in.readVInt() - 1;
        boolean markdown = in.readByte() == 1;
        String comment =
                switch (in.readByte()) {
                    case NONE -> null;
                    case IN_TEXT -> read(text.get(), start, markdown, in.readVInt());
                    default -> in.readString();
                };
        return new Comment(comment, start, markdown);
    }

    private static @Nullable String read(String text, int start, boolean markdown, int length) {
        if (markdown) return readMarkdown(text, start, length);
        int from = start + OPENING.length();
        return from + length > text.length() ? null : text.substring(from, from + length);
    }

    private static @Nullable String readMarkdown(String text, int start, int lines) {
        Matcher line = MARKDOWN_LINE.matcher(text);
        StringBuilder comment = new StringBuilder();
        int at = start;
        for (int i = 0; i < lines; i++) {
            if (at > text.length() || !line.region(at, text.length()).lookingAt()) return null;
            if (i > 0) comment.append('\n');
            comment.append(line.group(1).stripTrailing());
            at = line.end();
        }
        return comment.toString();
    }

    private static int lines(String comment) {
        return 1 + (int) comment.chars().filter(c -> c == '\n').count();
    }
}
