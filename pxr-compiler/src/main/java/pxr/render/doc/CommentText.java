package pxr.render.doc;

import java.util.List;

/** The text of a doc comment without the stars or slashes that frame its lines. */
final class CommentText {

    private CommentText() {}

    static String of(String comment, boolean markdown) {
        return markdown ? markdown(comment) : classic(comment);
    }

    /** Without the blanks and stars that begin the lines. */
    private static String classic(String comment) {
        StringBuilder out = new StringBuilder(comment.length());
        boolean isFirst = true;
        for (String line : comment.lines().toList()) {
            int i = 0;
            while (i < line.length() && Character.isWhitespace(line.charAt(i))) i++;
            int stars = i;
            while (stars < line.length() && line.charAt(stars) == '*') stars++;
            boolean isFramed = !isFirst && stars > i;
            out.append(isFramed ? line.substring(stars) : line).append('\n');
            isFirst = false;
        }
        return out.toString().strip();
    }

    /** Without slashes, and without the indentation that all lines share. */
    private static String markdown(String comment) {
        List<String> lines = comment.lines().map(CommentText::withoutSlashes).toList();
        return String.join("\n", lines).stripIndent().strip();
    }

    private static String withoutSlashes(String line) {
        String stripped = line.stripLeading();
        return stripped.startsWith("///") ? stripped.substring(3) : line;
    }
}
