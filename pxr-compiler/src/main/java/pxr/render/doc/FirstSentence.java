package pxr.render.doc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first sentence of a documentation's HTML, for lists. */
final class FirstSentence {

    private static final Pattern BLOCK =
            Pattern.compile("</?(?:p|pre|ul|ol|dl|table|blockquote|h[1-6]|hr|div|li)\\b[^>]*>");

    /** A full stop that no initial or abbreviation precedes, and that a blank follows. */
    private static final Pattern END =
            Pattern.compile("(?<!\\b(?:i\\.e|e\\.g|cf|vs|etc|[A-Z]))[.!?](?=\\s|$|<)");

    private FirstSentence() {}

    /** The text up to the end of its first paragraph, as written. */
    static String paragraph(String text) {
        Matcher end =
                Pattern.compile("\\n\\s*\\n|<p>|<pre|<ul|<table", Pattern.CASE_INSENSITIVE)
                        .matcher(text);
        int from = 0;
        while (end.find(from)) {
            if (!text.substring(0, end.start()).isBlank()) return text.substring(0, end.start());
            from = end.end();
        }
        return text;
    }

    /** Sanitised HTML to its first sentence; balanced as its input. */
    static String of(String html) {
        Matcher block = BLOCK.matcher(html);
        int start = 0;
        int stop = html.length();
        while (block.find()) {
            if (html.substring(start, block.start()).isBlank()) {
                start = block.end();
            } else {
                stop = block.start();
                break;
            }
        }
        String text = html.substring(start, stop);
        Matcher end = END.matcher(text);
        while (end.find()) {
            if (isBalanced(text, end.end())) return text.substring(0, end.end()).strip();
        }
        return isBalanced(text, text.length()) ? text.strip() : "";
    }

    /** Whether every element that opens before the place has closed. */
    private static boolean isBalanced(String html, int end) {
        int depth = 0;
        for (int i = html.indexOf('<'); i >= 0 && i < end; i = html.indexOf('<', i + 1)) {
            int close = html.indexOf('>', i);
            if (close < 0 || close >= end) return false;
            if (html.startsWith("</", i)) depth--;
            else if (!html.startsWith("<br", i) && !html.startsWith("<wbr", i)) depth++;
        }
        return depth == 0;
    }
}
