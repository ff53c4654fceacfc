package pxr.query;

import pxr.index.CaseFolding;

/// The letters of a name as bits: what lacks a letter of another name cannot hold that name, which
/// is told of most names without looking at their chars.
final class LetterSet {

    private static final int LETTERS = 'z' - 'a' + 1;
    private static final int DIGITS = 10;
    private static final int OTHERS = Long.SIZE - LETTERS - DIGITS;

    private LetterSet() {}

    /** The letters of a text, of which upper and lower case are one; rare ones share bits. */
    static long of(String text) {
        long set = 0;
        for (int i = 0; i < text.length(); i++) set |= of(text.charAt(i));
        return set;
    }

    static long of(char letter) {
        char c = CaseFolding.fold(letter);
        if (c >= 'a' && c <= 'z') return 1L << (c - 'a');
        if (c >= '0' && c <= '9') return 1L << (LETTERS + c - '0');
        return 1L << (LETTERS + DIGITS + c % OTHERS);
    }

    static boolean holds(long set, long part) {
        return (part & ~set) == 0;
    }

    /** How many letters of a set the other lacks. */
    static int missing(long set, long from) {
        return Long.bitCount(set & ~from);
    }
}
