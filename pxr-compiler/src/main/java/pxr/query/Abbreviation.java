package pxr.query;

import java.util.Arrays;
import java.util.List;
import pxr.index.CamelCase;
import pxr.index.CaseFolding;

/// What someone typed for a symbol, such as `j.u.c.CHM`, `Preconditions.checkNotNull` or `put(`.
///
/// @param qualifiers beginnings or abbreviations of some of the packages and types around it, in
///   order
/// @param name stands for the symbol's own name; empty when nothing but punctuation was typed
record Abbreviation(List<String> qualifiers, String name) {

    static Abbreviation of(String typed) {
        int parenthesis = typed.indexOf('(');
        String path = parenthesis < 0 ? typed : typed.substring(0, parenthesis);
        List<String> parts =
                Arrays.stream(path.split("[^\\p{javaJavaIdentifierPart}]+|\\$"))
                        .filter(part -> !part.isEmpty())
                        .toList();
        if (parts.isEmpty()) return new Abbreviation(List.of(), "");
        int last = parts.size() - 1;
        return new Abbreviation(parts.subList(0, last), parts.get(last));
    }

    /** Whether each qualifier stands for one of the symbol's, in the same order. */
    boolean qualifies(SymbolName symbol) {
        int matched = 0;
        for (String qualifier : symbol.qualifiers()) {
            if (matched < qualifiers.size() && standsFor(qualifiers.get(matched), qualifier))
                matched++;
        }
        return matched == qualifiers.size();
    }

    private static boolean standsFor(String abbreviation, String name) {
        return CaseFolding.fold(name).startsWith(CaseFolding.fold(abbreviation))
                || CamelCase.matches(abbreviation, name);
    }
}
