package pxr.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up what one could look for in some texts, of pieces of their lines. */
record TextSamples(List<List<String>> files) {

    static TextSamples of(CrossReference code) {
        List<List<String>> files = new ArrayList<>();
        for (String path : code.files()) {
            String text = code.file(path).orElseThrow().source().text();
            files.add(text.lines().toList());
        }
        return new TextSamples(files);
    }

    /** A piece of some line, in which no blanks are at the ends. */
    String literal(Random random, int length) {
        while (true) {
            List<String> lines = files.get(random.nextInt(files.size()));
            String line = lines.get(random.nextInt(lines.size())).strip();
            if (line.isEmpty()) continue;
            int from = random.nextInt(line.length());
            String piece = line.substring(from, Math.min(line.length(), from + length)).strip();
            if (!piece.isEmpty()) return piece;
        }
    }

    /** An expression made of pieces of lines, with what may stand between and around them. */
    String regex(Random random) {
        String[] joints = {
            ".*", "\\s*", "\\w+", "[^;]*", "(a|b|\\()?", "\\b", ".{0,9}", "", "\\S+\\s"
        };
        String[] ends = {"", "", "", "^\\s*", "\\b", "(?:x|y)?"};
        String[] tails = {"", "", "", "$", "+", "?", "\\b"};
        StringBuilder regex = new StringBuilder(ends[random.nextInt(ends.length)]);
        for (int n = random.nextInt(2); n >= 0; n--) {
            String piece = escape(literal(random, 2 + random.nextInt(9)));
            regex.append(
                    random.nextInt(4) == 0
                            ? "(" + piece + "|" + escape(literal(random, 5)) + ")"
                            : piece);
            if (n > 0) regex.append(joints[random.nextInt(joints.length)]);
        }
        return regex.append(tails[random.nextInt(tails.length)]).toString();
    }

    private static String escape(String piece) {
        return piece.replaceAll("[^\\p{javaJavaIdentifierPart} ]", "\\\\$0");
    }
}
