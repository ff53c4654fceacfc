package pxr.query;

import pxr.index.CaseFolding;

/// Looks for a text in others without regard to upper and lower case, and without making a folded
/// copy of what it looks through, which would take longer than the search.
///
/// It looks for one char of the text, the one that sources have least, by what the processor is
/// fastest at, and compares the rest around the places where that is.
final class CaselessText {

    /** Letters from frequent to rare, as source code has them; anything else is rarer. */
    private static final String FREQUENT = " etrnaiosclpumdhfgbyv.()w;x=,kj";

    /** Letters that chars beyond ASCII are alike to: dotless i, the Kelvin sign, the long s. */
    private static final String ALIKE = "iks";

    private static final int NONE = -1;

    private final String folded;
    private final int anchor;
    private final char lower;
    private final char upper;

    CaselessText(String text) {
        folded = CaseFolding.fold(text);
        anchor = rarest(folded);
        lower = anchor == NONE ? 0 : folded.charAt(anchor);
        upper = Character.toUpperCase(lower);
    }

    int length() {
        return folded.length();
    }

    boolean isEmpty() {
        return folded.isEmpty();
    }

    private static int rarest(String folded) {
        int rarest = NONE;
        int best = -1;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 128 || ALIKE.indexOf(c) >= 0) continue;
            int rank = FREQUENT.indexOf(c) < 0 ? FREQUENT.length() : FREQUENT.indexOf(c);
            if (rank > best) {
                best = rank;
                rarest = i;
            }
        }
        return rarest;
    }

    /** Where the text is found next, from that offset on, or -1. */
    int find(String in, int from) {
        if (anchor == NONE) return findSlowly(in, from);
        int last = in.length() - folded.length();
        int nextLower = next(in, lower, from + anchor);
        int nextUpper = lower == upper ? Integer.MAX_VALUE : next(in, upper, from + anchor);
        while (true) {
            int at = Math.min(nextLower, nextUpper);
            int start = at - anchor;
            if (at == Integer.MAX_VALUE || start > last) return -1;
            if (in.regionMatches(true, start, folded, 0, folded.length())) return start;
            if (at == nextLower) nextLower = next(in, lower, at + 1);
            else nextUpper = next(in, upper, at + 1);
        }
    }

    private static int next(String in, char c, int from) {
        int at = in.indexOf(c, from);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private int findSlowly(String in, int from) {
        for (int start = from; start <= in.length() - folded.length(); start++) {
            if (in.regionMatches(true, start, folded, 0, folded.length())) return start;
        }
        return -1;
    }
}
