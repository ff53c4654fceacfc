package pxr.index;

import java.util.ArrayList;
import java.util.List;
import pxr.source.LineMap;

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
        LineMap lines = LineMap.of(text);
        for (int start = 0; start < text.length(); ) {
            int end = end(lines, start, text.length());
            blocks.add(new TextBlock(text.substring(start, end), start, lines.line(start)));
            start = end;
        }
        return blocks;
    }

    /** Behind the line that makes the block long enough, where enough is left for another. */
    private static int end(LineMap lines, int start, int length) {
        int end = start + SIZE;
        return length - end < SIZE / 2 ? length : lines.end(lines.line(end - 1));
    }

    /** The offset in the file behind the last char. */
    public int end() {
        return start + text.length();
    }
}
