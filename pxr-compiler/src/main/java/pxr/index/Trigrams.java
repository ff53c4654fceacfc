package pxr.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The distinct trigrams of a text: every three chars in a row on one line, folded.
///
/// A text holds a string only if it has all of the string's trigrams; so they find the few blocks
/// that are worth looking into. A block's lines are padded with two line ends, so that each of
/// their chars, and each two in a row, begin a trigram, by which they can be found too. Chars that
/// cannot stand alone (halves of surrogate pairs) all fold to one: that finds a few blocks too
/// many, never one too few.
public final class Trigrams {

    private static final int ASCII_BITS = 7;

    /** Clearing and reading a bit per possible trigram is worth it for texts of this length. */
    private static final int LONG = 2_000;

    private final boolean isLong;
    private final BitSet ascii = new BitSet();
    private final Set<String> others = new HashSet<>();

    private Trigrams(boolean isLong) {
        this.isLong = isLong;
    }

    /** Those of a piece of text. */
    public static List<String> of(CharSequence text) {
        Trigrams trigrams = new Trigrams(text.length() >= LONG);
        char a = '\n';
        char b = '\n';
        for (int i = 0; i < text.length(); i++) {
            char c = fold(text.charAt(i));
            if (a != '\n' && b != '\n' && c != '\n') trigrams.add(a, b, c);
            a = b;
            b = c;
        }
        return trigrams.list();
    }

    /** Those of a block, its lines padded. */
    static List<String> ofLines(CharSequence text) {
        Trigrams trigrams = new Trigrams(text.length() >= LONG);
        char a = '\n';
        char b = '\n';
        for (int i = 0; i < text.length(); i++) {
            char c = fold(text.charAt(i));
            trigrams.addPadded(a, b, c);
            a = b;
            b = c;
        }
        trigrams.addPadded(a, b, '\n');
        trigrams.addPadded(b, '\n', '\n');
        return trigrams.list();
    }

    private void addPadded(char a, char b, char c) {
        if (a != '\n') add(a, b, b == '\n' ? '\n' : c);
    }

    /// What some trigram of each block begins with that has the text, which is of one or two chars;
    /// empty if that cannot be told.
    public static String beginning(String text) {
        StringBuilder beginning = new StringBuilder();
        for (char c : text.toCharArray()) beginning.append(fold(c));
        return beginning.indexOf("\n") < 0 ? beginning.toString() : "";
    }

    private void add(char a, char b, char c) {
        boolean isAscii = (a | b | c) < 1 << ASCII_BITS;
        if (isLong && isAscii) ascii.set((a << ASCII_BITS | b) << ASCII_BITS | c);
        else others.add(new String(new char[] {a, b, c}));
    }

    private List<String> list() {
        List<String> list = new ArrayList<>(ascii.cardinality() + others.size());
        char[] chars = new char[3];
        for (int i = ascii.nextSetBit(0); i >= 0; i = ascii.nextSetBit(i + 1)) {
            chars[0] = (char) (i >> 2 * ASCII_BITS);
            chars[1] = (char) (i >> ASCII_BITS & 127);
            chars[2] = (char) (i & 127);
            list.add(new String(chars));
        }
        list.addAll(others);
        return list;
    }

    private static char fold(char c) {
        if (c == '\r') return '\n';
        return Character.isSurrogate(c) ? '\uFFFD' : CaseFolding.fold(c);
    }
}
