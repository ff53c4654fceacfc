package pxr.query;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import pxr.index.CamelCase;
import pxr.index.CaseFolding;

/// What someone typed for a symbol, such as `j.u.c.CHM`, `Preconditions.checkNotNull` or `put(`.
///
/// @param qualifiers beginnings or abbreviations of some of the packages and types around it, in
///   order
/// @param name stands for the symbol's own name; empty when nothing but punctuation was typed
record Abbreviation(List<String> qualifiers, String name) {

    private static final Pattern SEPARATORS =
            Pattern.compile("[^\\p{javaJavaIdentifierPart}]+|\\$");

    /** What of it speaks for a symbol, in the points of [SymbolScore]. */
    private static final int DIRECTLY_AROUND = 6;

    private static final int EXACTLY = 10;
    private static final int AS_BEGINNING = 4;
    private static final int AS_ABBREVIATION = 2;

    static Abbreviation of(String typed) {
        int parenthesis = typed.indexOf('(');
        String path = parenthesis < 0 ? typed : typed.substring(0, parenthesis);
        List<String> parts =
                Arrays.stream(SEPARATORS.split(path)).filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty()) return new Abbreviation(List.of(), "");
        int last = parts.size() - 1;
        return new Abbreviation(parts.subList(0, last), parts.get(last));
    }

    /** Whether each qualifier stands for one of the symbol's, in the same order. */
    boolean qualifies(SymbolName symbol) {
        return fit(symbol) >= 0;
    }

    /// How well the qualifiers stand for the symbol's: 0 when there are none, -1 when they do not.
    /// They are held against the symbol's from its name outwards, so that `Map.put` is meant as the
    /// method of the type and not of something in a package `map`.
    int fit(SymbolName symbol) {
        int points = 0;
        int at = symbol.qualifiers().size() - 1;
        for (String wanted : qualifiers.reversed()) {
            int best = -1;
            for (; at >= 0 && best < 0; at--) best = fit(wanted, symbol.qualifiers().get(at));
            if (best < 0) return -1;
            points += best;
            boolean isNext = at + 1 == symbol.qualifiers().size() - 1;
            if (isNext && wanted.equals(qualifiers.getLast())) points += DIRECTLY_AROUND;
        }
        return points;
    }

    private static int fit(String abbreviation, String name) {
        if (name.equals(abbreviation)) return EXACTLY + 1;
        if (name.equalsIgnoreCase(abbreviation)) return EXACTLY;
        if (CaseFolding.fold(name).startsWith(CaseFolding.fold(abbreviation))) return AS_BEGINNING;
        return CamelCase.matches(abbreviation, name) ? AS_ABBREVIATION : -1;
    }
}
