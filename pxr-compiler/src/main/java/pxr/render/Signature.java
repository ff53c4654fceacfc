package pxr.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.query.IndexedFile;
import pxr.render.html.Escape;
import pxr.render.text.NameTag;
import pxr.render.text.Names;
import pxr.symbol.Declaration;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.JavaLexer;

/// Signatures as HTML. The words of a signature are those of its declaration, so what the binder
/// found out about the one holds for the other.
final class Signature {

    /** Longer ones have a line per parameter. */
    private static final int LONGEST_LINE = 72;

    private Signature() {}

    static String html(Declaration declaration, IndexedFile file, Names names) {
        Map<String, List<Occurrence>> words = words(declaration, file);
        String signature = declaration.signature();
        boolean isLong = signature.length() > LONGEST_LINE;
        StringBuilder out = new StringBuilder(signature.length() * 4);
        int depth = 0;
        var lexer = new JavaLexer(signature);
        while (lexer.next()) {
            String token = signature.substring(lexer.start(), lexer.end());
            if (lexer.kind() == JavaLexer.Kind.WORD) {
                word(token, declaration.name(), words, names, out);
                continue;
            }
            for (int i = 0; i < token.length(); i++) {
                char c = token.charAt(i);
                if (c == '(' || c == '<') depth++;
                if (c == ')' || c == '>') depth--;
                boolean breaks = isLong && (c == '(' || c == ',' && depth == 1);
                if (breaks && declaration.kind().isExecutable() && !token.startsWith("()", i)) {
                    out.append(c).append("\n    ");
                    if (i + 1 < token.length() && token.charAt(i + 1) == ' ') i++;
                } else {
                    Escape.text(token, i, i + 1, out);
                }
            }
        }
        return out.toString();
    }

    private static void word(
            String word,
            String name,
            Map<String, List<Occurrence>> words,
            Names names,
            StringBuilder out) {
        List<Occurrence> known = words.get(word);
        @Nullable NameTag tag = known == null ? null : names.tag(known);
        if (word.equals(name)) out.append("<strong>").append(Escape.text(word)).append("</strong>");
        else if (JavaLexer.isKeyword(word)) out.append("<b>").append(word).append("</b>");
        else if (tag == null) Escape.text(word, 0, word.length(), out);
        else out.append(tag.open()).append(Escape.text(word)).append(tag.close());
    }

    /** The types and type parameters named in the declaration, by how they are written. */
    private static Map<String, List<Occurrence>> words(Declaration declaration, IndexedFile file) {
        Map<String, List<Occurrence>> words = new HashMap<>();
        String text = file.source().text();
        List<Occurrence> all = file.occurrences();
        for (int i = firstFrom(all, declaration.start()); i < all.size(); i++) {
            Occurrence o = all.get(i);
            if (o.offset() >= declaration.end()) break;
            boolean isType = o.kind().isType() || o.kind() == SymbolKind.TYPE_PARAM;
            if (isType && o.role() != Role.DEF) {
                words.putIfAbsent(text.substring(o.offset(), o.end()), List.of(o));
            }
        }
        return words;
    }

    private static int firstFrom(List<Occurrence> occurrences, int offset) {
        int low = 0;
        int high = occurrences.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (occurrences.get(middle).offset() < offset) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
