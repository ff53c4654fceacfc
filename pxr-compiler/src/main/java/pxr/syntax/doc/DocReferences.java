package pxr.syntax.doc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pxr.syntax.DocComment;
import pxr.syntax.Id;
import pxr.syntax.doc.ReferenceReader.Member;

/// Reads a doc comment and gathers what it refers to.
///
/// The text is a body and block tags, both of words, markup and inline tags, which nest. A tag ends
/// what it stands in only where the whole of it is well-formed: an inline tag that is not is text,
/// and what it holds may be tags; a block tag that is not refers to nothing.
public final class DocReferences {

    /** Block tags that begin with a reference. */
    private static final Set<String> TYPE_TAGS = Set.of("throws", "exception", "uses", "provides");

    /** Tags that stand in text only; a block that begins with one is the end of the comment. */
    private static final Set<String> INLINE_TAGS =
            Set.of(
                    "code",
                    "docRoot",
                    "index",
                    "inheritDoc",
                    "link",
                    "linkplain",
                    "literal",
                    "snippet",
                    "summary",
                    "systemProperty",
                    "value");

    /** In the comments of a snippet, where a part of the code leads to. */
    private static final Pattern SNIPPET_LINK =
            Pattern.compile(
                    "@link\\b[^\n]*?\\btarget\\s*=\\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|(\\S+))");

    /** Takes the place of a tag where Markdown is looked at. */
    private static final char TAG = '\ufffc';

    private final DocText text;
    private final Cursor in;
    private final @Nullable MarkdownBlocks blocks;
    private final List<DocReference> found = new ArrayList<>();

    /** From where to where the inline tags reach, one after the other. */
    private final List<int[]> tags = new ArrayList<>();

    private DocReferences(DocText text, boolean markdown) {
        this.text = text;
        this.in = new Cursor(text);
        this.blocks = markdown ? new MarkdownBlocks(in) : null;
    }

    /// The references in a comment, each once, in no certain order.
    ///
    /// @param source the text of the file
    public static List<DocReference> of(String source, DocComment comment) {
        if (!mayRefer(source, comment)) return List.of();
        DocReferences reader = new DocReferences(DocText.of(source, comment), comment.markdown());
        reader.comment();
        return List.copyOf(reader.found);
    }

    private static boolean mayRefer(String source, DocComment comment) {
        for (int i = comment.start(); i < comment.end(); i++) {
            char c = source.charAt(i);
            if (c == '@' || c == '[' && comment.markdown()) return true;
        }
        return false;
    }

    private void comment() {
        content(false);
        while (in.isAt('@')) {
            in.noteWord();
            in.skip();
            blockTag();
        }
    }

    // ---- blocks

    private void blockTag() {
        if (!Character.isUnicodeIdentifierStart(in.current())) {
            withoutReferences(this::blockContent);
            return;
        }
        String name = in.tagName();
        if (INLINE_TAGS.contains(name)) return;
        boolean isWhole =
                switch (name) {
                    case "param" -> parameter();
                    case "see" -> see();
                    case "serialField" -> serialField();
                    case "spec" -> specification();
                    default -> !TYPE_TAGS.contains(name) || typeReference();
                };
        if (isWhole) blockContent();
        else withoutReferences(this::blockContent);
    }

    private boolean typeReference() {
        in.skipWhitespace();
        return reference(Member.NONE);
    }

    private boolean parameter() {
        in.skipWhitespace();
        boolean isType = in.isAt('<');
        if (isType) in.skip();
        in.skipWhitespace();
        if (!Character.isJavaIdentifierStart(in.current())) return false;
        int at = in.at();
        String name = in.identifier();
        if (isType && !in.isAt('>')) return false;
        if (isType) in.skip();
        found.add(new DocReference.Parameter(new Id(name, text.offset(at)), isType));
        in.skipWhitespace();
        return true;
    }

    /** A reference, or a string in quotes, or HTML. */
    private boolean see() {
        in.skipWhitespace();
        if (in.isAt('"')) {
            if (!quotation()) return false;
            in.skipWhitespace();
            return in.isAt('@') || in.isAtEnd();
        }
        if (in.isAt('<')) return true;
        boolean isReference = Character.isJavaIdentifierStart(in.current()) || in.isAt('#');
        return isReference && reference(Member.OPTIONAL);
    }

    private boolean serialField() {
        in.skipWhitespace();
        if (!Character.isJavaIdentifierStart(in.current())) return false;
        in.identifier();
        in.skipWhitespace();
        return reference(Member.NONE);
    }

    /** An address, in which no tag begins. */
    private boolean specification() {
        in.skipWhitespace();
        while (!in.isAtEnd() && !Character.isWhitespace(in.current())) in.pass();
        in.skipWhitespace();
        return true;
    }

    private void blockContent() {
        in.skipBlanks();
        content(false);
    }

    private void withoutReferences(Runnable read) {
        int before = found.size();
        read.run();
        forgetFrom(before);
    }

    private void forgetFrom(int size) {
        found.subList(size, found.size()).clear();
    }

    // ---- text

    /// Reads text up to the next block tag, or in an inline tag to the brace that closes it.
    ///
    /// @return false when that brace is missing
    private boolean content(boolean isInTag) {
        int start = in.at();
        int before = found.size();
        int tagsBefore = tags.size();
        boolean isClosed = words(isInTag);
        int end = isInTag && isClosed ? in.at() - 1 : in.at();
        if (blocks != null) links(start, end, tags.subList(tagsBefore, tags.size()));
        tags.subList(tagsBefore, tags.size()).clear();
        if (!isClosed) forgetFrom(before);
        return isClosed;
    }

    private boolean words(boolean isInTag) {
        if (blocks != null) beginMarkdownLine(blocks);
        int depth = 1;
        while (!in.isAtEnd()) {
            switch (in.current()) {
                case '\n' -> {
                    in.skip();
                    if (blocks != null) beginMarkdownLine(blocks);
                }
                case ' ', '\t' -> in.skip();
                case '{' -> {
                    if (!inlineTag()) depth++;
                }
                case '}' -> {
                    in.pass();
                    if (isInTag && --depth == 0) return true;
                }
                case '@' -> {
                    boolean isEscape = in.isBefore('@') || in.isBefore('*');
                    if (in.beginsLine() && !isEscape && !isInTag) return true;
                    if (in.beginsLine() && isEscape) in.pass();
                    in.pass();
                }
                default -> word();
            }
        }
        return !isInTag;
    }

    private void word() {
        char c = in.current();
        if (blocks == null) {
            if (c == '<') element();
            else in.pass();
        } else if (c == '`' || c == '~') {
            code(blocks);
        } else {
            in.pass();
            if (c == '\\') in.pass();
        }
    }

    private void beginMarkdownLine(MarkdownBlocks blocks) {
        blocks.beginLine();
        if (blocks.isIndentedCode()) blocks.skipLine();
    }

    private void code(MarkdownBlocks blocks) {
        int start = in.at();
        boolean isFenced = blocks.isFencedCode();
        in.noteWord();
        if (in.isAt('~') && !isFenced) {
            in.skip();
        } else if (!blocks.skipCode() && !isFenced) {
            in.returnTo(start);
            in.pass();
        }
    }

    private void links(int start, int end, List<int[]> tags) {
        StringBuilder source = new StringBuilder(text.substring(start, end));
        for (int[] tag : tags) {
            for (int i = tag[0]; i < tag[1]; i++) source.setCharAt(i - start, TAG);
        }
        if (source.indexOf("[") < 0) return;
        new MarkdownLinks(text, start, source.toString()).forEach(found::add);
    }

    // ---- inline tags

    /** Reads a tag, or the brace that begins none. */
    private boolean inlineTag() {
        int start = in.at();
        in.pass();
        if (!in.isAt('@')) return false;
        if (in.isBefore('@')) {
            in.skip();
            in.skip();
            return false;
        }
        in.skip();
        if (Character.isUnicodeIdentifierStart(in.current()) && !tagContent(in.tagName())) {
            noteNewLines(start);
        }
        tags.add(new int[] {start, in.at()});
        return true;
    }

    /** Behind a tag that is not well-formed a line may have begun. */
    private void noteNewLines(int start) {
        for (int i = in.at() - 1; i > start && Character.isWhitespace(text.charAt(i)); i--) {
            if (text.charAt(i) == '\n') in.noteNewLine();
        }
    }

    private boolean tagContent(String name) {
        return switch (name) {
            case "link", "linkplain" -> {
                in.skipWhitespace();
                yield referenceOrNone(Member.OPTIONAL) && nestedContent();
            }
            case "value" -> value();
            case "inheritDoc" -> {
                in.skipWhitespace();
                yield referenceOrNone(Member.NONE) && close();
            }
            case "return", "summary" -> nestedContent();
            case "index" -> indexed();
            case "snippet" -> snippet();
            default -> plainText();
        };
    }

    private boolean nestedContent() {
        in.skipWhitespace();
        content(true);
        return true;
    }

    private boolean value() {
        in.skipWhitespace();
        if (in.isAt('%')) inlineWord();
        else if (in.isAt('"')) quotation();
        in.skipWhitespace();
        if (!referenceOrNone(Member.REQUIRED)) return false;
        in.skipWhitespace();
        boolean isClosed = in.isAt('}');
        in.skip();
        return isClosed;
    }

    private boolean indexed() {
        in.skipWhitespace();
        if (in.isAt('}')) return false;
        if (in.isAt('"')) quotation();
        else inlineWord();
        in.skipWhitespace();
        if (!in.isAt('}')) return nestedContent();
        in.skip();
        return true;
    }

    private boolean close() {
        in.skipWhitespace();
        if (in.isAt('}')) {
            in.skip();
            return true;
        }
        plainText();
        return false;
    }

    /** Text without tags, to the brace that closes it. */
    private boolean plainText() {
        for (int depth = 1; !in.isAtEnd(); ) {
            char c = in.current();
            if (c == '{') depth++;
            if (c == '}' && --depth == 0) {
                in.skip();
                return true;
            }
            if (!Character.isWhitespace(c)) in.noteWord();
            in.skip();
        }
        return false;
    }

    private boolean snippet() {
        int start = in.at();
        boolean isWhole = plainText();
        if (!isWhole) return false;
        Matcher link = SNIPPET_LINK.matcher(text.substring(start, in.at() - 1));
        while (link.find()) {
            for (int group = 1; group <= 3; group++) {
                if (link.start(group) < 0) continue;
                add(start + link.start(group), start + link.end(group), Member.OPTIONAL);
            }
        }
        return true;
    }

    private void inlineWord() {
        for (int depth = 0; !in.isAtEnd(); in.pass()) {
            char c = in.current();
            if (Character.isWhitespace(c) || c == '}' && depth == 0) return;
            if (c == '@' && in.beginsLine()) return;
            if (c == '{') depth++;
            else if (c == '}') depth--;
        }
    }

    /** A string in quotes, which no tag may begin in. */
    private boolean quotation() {
        in.noteWord();
        in.skip();
        while (!in.isAtEnd()) {
            if (in.isAt('"')) {
                in.skip();
                return true;
            }
            if (in.isAt('@') && in.beginsLine()) return false;
            in.skip();
        }
        return false;
    }

    // ---- references

    private boolean referenceOrNone(Member allowed) {
        return in.isAt('}') || reference(allowed);
    }

    /** A signature ends at a blank, but for those in parentheses, or with its tag. */
    private boolean reference(Member allowed) {
        int start = in.at();
        int depth = 0;
        loop:
        while (!in.isAtEnd()) {
            char c = in.current();
            switch (c) {
                case '\n', '\f', ' ', '\t' -> {
                    if (depth == 0) break loop;
                }
                case '(', '<' -> depth++;
                case ')', '>' -> depth--;
                case '}' -> {
                    in.noteWord();
                    break loop;
                }
                case '@' -> {
                    if (in.beginsLine()) break loop;
                }
                default -> {}
            }
            if (!Character.isWhitespace(c)) in.noteWord();
            in.skip();
        }
        return depth <= 0 && add(start, in.at(), allowed);
    }

    private boolean add(int start, int end, Member allowed) {
        DocReference reference = ReferenceReader.read(text, start, end, allowed, false);
        if (reference != null) found.add(reference);
        return reference != null;
    }

    // ---- HTML

    /** Goes past an element's tag or a comment; what is neither is text. */
    private void element() {
        int start = in.at();
        in.pass();
        if (in.isAt('/')) in.skip();
        boolean isWhole;
        if (Character.isUnicodeIdentifierStart(in.current())) {
            name();
            attributes();
            if (in.isAt('/')) in.skip();
            isWhole = in.isAt('>');
            if (isWhole) in.skip();
        } else {
            isWhole = in.isAt('!') && declaration();
        }
        if (!isWhole) in.returnTo(start + 1);
    }

    private void name() {
        in.skip();
        while (Character.isUnicodeIdentifierPart(in.current()) && !in.isAtEnd() || in.isAt('-'))
            in.skip();
    }

    private void attributes() {
        in.skipWhitespace();
        while (!in.isAtEnd() && Character.isUnicodeIdentifierStart(in.current())) {
            name();
            in.skipWhitespace();
            if (in.isAt('=')) {
                in.skip();
                in.skipWhitespace();
                attributeValue();
                in.skipWhitespace();
            }
        }
    }

    private void attributeValue() {
        char quote = in.current();
        boolean isQuoted = quote == '"' || quote == '\'';
        if (isQuoted) in.pass();
        while (!in.isAtEnd() && !(isQuoted ? in.isAt(quote) : endsValue(in.current()))) {
            if (in.isAt('{')) inlineTag();
            else in.skip();
        }
        if (isQuoted) in.skip();
    }

    private static boolean endsValue(char c) {
        return Character.isWhitespace(c) || "\"'`=<>".indexOf(c) >= 0;
    }

    /**
     * `
     * <!-- … -->
     * `, `<![CDATA[ … ]]>` and `<!DOCTYPE … >`.
     */
    private boolean declaration() {
        int start = in.at();
        String end = startsWith(start, "!--") ? "-->" : startsWith(start, "![CDATA[") ? "]]>" : ">";
        while (!in.isAtEnd() && !startsWith(in.at(), end)) in.skip();
        boolean isClosed = !in.isAtEnd();
        for (int i = 0; i < end.length(); i++) in.skip();
        return isClosed;
    }

    private boolean startsWith(int at, String token) {
        return at + token.length() <= text.length()
                && text.substring(at, at + token.length()).equals(token);
    }
}
