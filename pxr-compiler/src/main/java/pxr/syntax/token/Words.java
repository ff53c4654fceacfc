package pxr.syntax.token;

import com.github.javaparser.GeneratedJavaParserConstants;

/// One string for each word, found by its characters: most words of a file were read before, and
/// need no string of their own.
public final class Words {

    private static final int LAST_KEYWORD = GeneratedJavaParserConstants.TRANSITIVE;

    private String[] words = new String[1 << 12];
    private byte[] kinds = new byte[words.length];
    private int count;

    public Words() {
        for (int kind = GeneratedJavaParserConstants.ABSTRACT; kind <= LAST_KEYWORD; kind++) {
            add(unquoted(kind), kind);
        }
        add("when", GeneratedJavaParserConstants.WHEN);
    }

    /** How JavaParser spells a token that is always spelled so. */
    static String unquoted(int kind) {
        String image = GeneratedJavaParserConstants.tokenImage[kind];
        return image.substring(1, image.length() - 1);
    }

    private void add(String word, int kind) {
        int slot = slot(word.toCharArray(), 0, word.length());
        kinds[slot] = (byte) kind;
    }

    /** The slot of the word, which is valid until the next is asked for. */
    int slot(char[] chars, int from, int to) {
        if (count * 2 > words.length) grow();
        int hash = 0;
        for (int i = from; i < to; i++) hash = hash * 31 + chars[i];
        int slot = place(hash);
        for (; words[slot] != null; slot = (slot + 1) & (words.length - 1)) {
            if (isAt(words[slot], chars, from, to)) return slot;
        }
        words[slot] = new String(chars, from, to - from);
        kinds[slot] = GeneratedJavaParserConstants.IDENTIFIER;
        count++;
        return slot;
    }

    String word(int slot) {
        return words[slot];
    }

    /** The kind of token that the word is: a keyword, also a contextual one, or an identifier. */
    int kind(int slot) {
        return kinds[slot];
    }

    private int place(int hash) {
        return (hash ^ (hash >>> 15)) & (words.length - 1);
    }

    private static boolean isAt(String word, char[] chars, int from, int to) {
        if (word.length() != to - from) return false;
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) != chars[from + i]) return false;
        }
        return true;
    }

    private void grow() {
        String[] oldWords = words;
        byte[] oldKinds = kinds;
        words = new String[oldWords.length * 2];
        kinds = new byte[words.length];
        for (int i = 0; i < oldWords.length; i++) {
            if (oldWords[i] == null) continue;
            int slot = place(oldWords[i].hashCode());
            while (words[slot] != null) slot = (slot + 1) & (words.length - 1);
            words[slot] = oldWords[i];
            kinds[slot] = oldKinds[i];
        }
    }
}
