package pxr.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import pxr.query.IndexedFile;
import pxr.symbol.Declaration;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.syntax.DocComment;
import pxr.syntax.Id;
import pxr.syntax.doc.DocReference;
import pxr.syntax.doc.DocReferences;

/// What names in the doc comments of one file mean: what the binder found that they do.
///
/// A reference is known by its text. Within one comment the same text means the same, so no place
/// is needed, which rendering has lost by then.
final class DocScope {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final String text;
    private final Map<Integer, Occurrence> occurrences = new HashMap<>();

    /** By where the comment begins, then by the reference. */
    private final Map<Integer, Map<String, Occurrence>> comments = new HashMap<>();

    DocScope(IndexedFile file) {
        this.text = file.source().text();
        for (Occurrence occurrence : file.occurrences()) {
            if (occurrence.role() == Role.DOC) occurrences.put(occurrence.offset(), occurrence);
        }
    }

    /// The id of what the reference names.
    ///
    /// @param from the declaration whose comment holds the reference
    Optional<String> resolve(String reference, Declaration from) {
        if (from.documentation() == null) return Optional.empty();
        return Optional.ofNullable(
                        comments.computeIfAbsent(
                                        from.documentationStart(), start -> read(start, from))
                                .get(key(reference)))
                .filter(Occurrence::isResolved)
                .map(Occurrence::symbol);
    }

    private Map<String, Occurrence> read(int start, Declaration from) {
        boolean isMarkdown = from.markdown();
        int end = isMarkdown ? endOfLines(start) : text.indexOf("*/", start + 2) + 2;
        String content = from.documentation() == null ? "" : from.documentation();
        DocComment comment = new DocComment(content, start, end, isMarkdown);
        Map<String, Occurrence> found = new HashMap<>();
        List<DocReference> references = DocReferences.of(text, comment);
        for (DocReference reference : references) {
            if (!(reference instanceof DocReference.Element element)) continue;
            Id target = element.target();
            Occurrence occurrence = target == null ? null : occurrences.get(target.offset());
            if (occurrence != null) found.putIfAbsent(key(element.text()), occurrence);
        }
        return found;
    }

    /** Behind the last of the lines that begin with three slashes. */
    private int endOfLines(int start) {
        int end = start;
        for (int at = start; text.startsWith("///", at); ) {
            end = at;
            while (end < text.length() && !isLineEnd(text.charAt(end))) end++;
            at = end;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        }
        return end;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /**
     * The reference without what its place demands: line ends, and brackets escaped in brackets.
     */
    private static String key(String reference) {
        return BLANKS.matcher(reference.strip()).replaceAll(" ").replace("\\", "");
    }
}
