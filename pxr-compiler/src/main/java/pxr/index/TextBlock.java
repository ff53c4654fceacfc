package pxr.index;

import java.util.ArrayList;
import java.util.List;

/// A run of whole lines of a file's text, some four thousand chars, or one line that is longer.
///
/// Texts are found and read in blocks. A smaller part has fewer trigrams that are there by chance,
/// so less is read in vain, and what is read is a page and not a file; still smaller ones would
/// take more room for their trigrams and compress less.
///
/// @param start offset of the first char in the file's text
/// @param line number of the first line, from 1
public record TextBlock(String text, int start, int line) {

    private static final int SIZE = 4_000;

    /** The blocks of a text, in order, none for no text. */
    public static List<TextBlock> cut(String text) {
        List<TextBlock> blocks = new ArrayList<>(text.length() / SIZE + 1);
        int line = 1;
        for (int start = 0; start < text.length(); ) {
            int end = end(text, start);
            blocks.add(new TextBlock(text.substring(start, end), start, line));
            line += lineEnds(text, start, end);
            start = end;
        }
        return blocks;
    }

    /** Behind the line that makes the block long enough, where enough is left for another. */
    private static int end(String text, int start) {
        int end = start + SIZE;
        if (text.length() - end < SIZE / 2) return text.length();
        while (end < text.length() && !isBehindLineEnd(text, end)) end++;
        return end;
    }

    private static boolean isBehindLineEnd(String text, int at) {
        char before = text.charAt(at - 1);
        return before == '\n' || before == '\r' && text.charAt(at) != '\n';
    }

    private static int lineEnds(String text, int start, int end) {
        int count = 0;
        for (int at = start + 1; at <= end; at++) {
            char before = text.charAt(at - 1);
            if (before == '\n') count++;
            else if (before == '\r' && (at == text.length() || text.charAt(at) != '\n')) count++;
        }
        return count;
    }

    /** The offset in the file behind the last char. */
    public int end() {
        return start + text.length();
    }
}
