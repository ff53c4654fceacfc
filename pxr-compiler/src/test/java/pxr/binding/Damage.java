package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;
import pxr.symbol.SymbolKind;

/// One token too many or too few in a text.
///
/// @param offset where it is
/// @param removed how many chars were there that are not there now
/// @param inserted what is there now that was not
record Damage(int offset, int removed, String inserted) {

    private static final Pattern TOKEN_OR_COMMENT =
            Pattern.compile(
                    "//[^\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|\\w+|[^\\s\\w]",
                    Pattern.DOTALL);

    private static final List<String> TOKENS =
            List.of(
                    "{", "}", "(", ")", ";", ",", ".", "<", ">", "=", "[", "]", "\"", "'", "/*",
                    "@", "->", "::", "?", ":", "+", "if", "for", "class", "return", "new", "case",
                    "public", "int", "name", "42", "this", "else", "try", "import", "#");

    static Damage random(String text, Random random) {
        List<int[]> tokens = new ArrayList<>();
        Matcher matcher = TOKEN_OR_COMMENT.matcher(text);
        while (matcher.find()) {
            boolean isComment =
                    matcher.group().startsWith("//") || matcher.group().startsWith("/*");
            if (!isComment) tokens.add(new int[] {matcher.start(), matcher.end()});
        }
        int[] token = tokens.get(random.nextInt(tokens.size()));
        if (random.nextBoolean()) return new Damage(token[0], token[1] - token[0], "");
        String inserted = TOKENS.get(random.nextInt(TOKENS.size()));
        return new Damage(token[0], 0, " " + inserted + " ");
    }

    String apply(String text) {
        return text.substring(0, offset) + inserted + text.substring(offset + removed);
    }

    private boolean isIn(Declaration declaration) {
        return declaration.start() <= offset && offset <= declaration.end();
    }

    /** What the occurrences in each method stand for, by the method's id. */
    private static Map<String, List<String>> bindings(FileFacts facts) {
        Map<String, List<String>> bindings = new TreeMap<>();
        String text = facts.file().text();
        for (Declaration method : facts.declarations()) {
            if (method.kind() != SymbolKind.METHOD || method.implied()) continue;
            List<String> inIt =
                    facts.occurrences().stream()
                            .filter(o -> o.offset() >= method.start() && o.end() <= method.end())
                            .map(o ->
                                    text.substring(o.offset(), o.end())
                                            + " "
                                            + o.role()
                                            + " "
                                            + symbol(o))
                            .toList();
            bindings.put(method.id(), inIt);
        }
        return bindings;
    }

    /** Without the offset that tells a local from others. */
    private static String symbol(Occurrence o) {
        return o.symbol().replaceFirst("^.*\\.java:\\d+$", "a local");
    }

    /** How many methods there are without the damage, and how many of them are bound as before. */
    record Kept(int others, int kept) {}

    Kept kept(FileFacts whole, FileFacts damaged) {
        Map<String, List<String>> before = bindings(whole);
        Map<String, List<String>> after = bindings(damaged);
        for (Declaration method : whole.declarations()) {
            if (method.kind() == SymbolKind.METHOD && isIn(method)) before.remove(method.id());
        }
        int kept = 0;
        for (Map.Entry<String, List<String>> method : before.entrySet()) {
            if (method.getValue().equals(after.get(method.getKey()))) kept++;
        }
        return new Kept(before.size(), kept);
    }
}
