package pxr.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What someone typed for a symbol, such as `j.u.c.CHM`, `Preconditions.checkNotNull` or
/// `put(Object`.
///
/// @param qualifiers beginnings or abbreviations of some of the packages and types around it, in
///   order
/// @param name stands for the symbol's own name; empty when nothing but punctuation was typed
/// @param parameters what was typed for the parameters, if a `(` was
record Abbreviation(
        List<NamePattern> qualifiers, String name, Optional<TypedParameters> parameters) {

    private static final Pattern SEPARATORS =
            Pattern.compile("[^\\p{javaJavaIdentifierPart}]+|\\$");

    /** What of it speaks for a symbol, in the points of [SymbolScore]. */
    static final int DIRECTLY_AROUND = 6;

    private static final int EXACTLY = 10;
    private static final int AS_BEGINNING = 4;
    private static final int AS_ABBREVIATION = 2;

    static Abbreviation of(String typed) {
        int parenthesis = typed.indexOf('(');
        if (parenthesis < 0) return of(typed, Optional.empty());
        TypedParameters parameters = TypedParameters.of(typed.substring(parenthesis + 1));
        return of(typed.substring(0, parenthesis), Optional.of(parameters));
    }

    private static Abbreviation of(String path, Optional<TypedParameters> parameters) {
        List<String> parts =
                Arrays.stream(SEPARATORS.split(path)).filter(part -> !part.isEmpty()).toList();
        if (parts.isEmpty()) return new Abbreviation(List.of(), "", parameters);
        int last = parts.size() - 1;
        List<NamePattern> qualifiers =
                parts.subList(0, last).stream()
                        .map(part -> new NamePattern(part, false, false))
                        .toList();
        return new Abbreviation(qualifiers, parts.get(last), parameters);
    }

    /** The packages and types around a symbol, from the innermost outwards. */
    interface Outwards {

        boolean hasMore();

        /** How well the qualifier of that number stands for this one, see [#fit]. */
        int fit(int qualifier);

        void step();
    }

    /** Whether each qualifier stands for one of the symbol's, in the same order. */
    boolean qualifies(SymbolName symbol) {
        return qualifiers.isEmpty() || fit(symbol) >= 0;
    }

    int fit(SymbolName symbol) {
        List<SimpleName> around = symbol.qualifiers().stream().map(SimpleName::of).toList();
        return fit(
                new Outwards() {
                    private int at = around.size() - 1;

                    @Override
                    public boolean hasMore() {
                        return at >= 0;
                    }

                    @Override
                    public int fit(int qualifier) {
                        return Abbreviation.fit(qualifiers.get(qualifier), around.get(at));
                    }

                    @Override
                    public void step() {
                        at--;
                    }
                });
    }

    /// How well the qualifiers stand for a symbol's: 0 when there are none, -1 when they do not.
    /// They are held against the symbol's from its name outwards, so that `Map.put` is meant as the
    /// method of the type and not of something in a package `map`.
    int fit(Outwards around) {
        int points = 0;
        int steps = 0;
        for (int i = qualifiers.size() - 1; i >= 0; i--) {
            int best = -1;
            for (; best < 0 && around.hasMore(); around.step(), steps++) best = around.fit(i);
            if (best < 0) return -1;
            points += best;
            if (steps == 1) points += DIRECTLY_AROUND;
        }
        return points;
    }

    /** How well one qualifier stands for the name of a package or type: -1 when it does not. */
    static int fit(NamePattern qualifier, SimpleName name) {
        if (!qualifier.mayMatch(name.letters())) return -1;
        if (name.spelled().equals(qualifier.typed())) return EXACTLY + 1;
        if (qualifier.whole(name) != null) return EXACTLY;
        if (qualifier.begins(name)) return AS_BEGINNING;
        return qualifier.areHumpsOf(name) ? AS_ABBREVIATION : -1;
    }
}
