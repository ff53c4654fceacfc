package pxr.query;

import org.jspecify.annotations.Nullable;
import pxr.index.CamelCase;
import pxr.index.CaseFolding;

/// What was typed for a symbol's own name, ready to be held against many names.
final class NamePattern {

    private final String typed;
    private final String folded;
    private final boolean exact;
    private final boolean matchCase;
    private final boolean hasCapital;
    private final long letters;
    private final long firstLetter;
    private final long capitals;

    /// @param exact whether only the whole name will do
    /// @param matchCase whether upper and lower case differ
    NamePattern(String typed, boolean exact, boolean matchCase) {
        this.typed = typed;
        this.folded = CaseFolding.fold(typed);
        this.exact = exact;
        this.matchCase = matchCase;
        this.letters = LetterSet.of(folded);
        this.firstLetter = typed.isEmpty() ? 0 : LetterSet.of(typed.charAt(0));
        StringBuilder upper = new StringBuilder();
        typed.chars().filter(Character::isUpperCase).forEach(c -> upper.append((char) c));
        this.hasCapital = !upper.isEmpty();
        this.capitals = LetterSet.of(upper.toString());
    }

    String typed() {
        return typed;
    }

    /** Whether a name of those letters can match. */
    boolean mayMatch(long name) {
        return LetterSet.holds(name, letters);
    }

    /** Whether it is that name but for case. */
    boolean isWhole(String name) {
        return typed.equalsIgnoreCase(name);
    }

    /** Whether a name of those letters can match as a whole. */
    boolean mayBeWhole(long name) {
        return name == letters;
    }

    /** How a name matches as a whole; null if it does not. */
    @Nullable NameMatch whole(SimpleName name) {
        if (name.spelled().equals(typed)) return NameMatch.EXACT;
        if (matchCase || !name.folded().equals(folded)) return null;
        // Who types no capitals does not care, and means the type before the variable.
        return hasCapital ? NameMatch.EXACT_BUT_FOR_CASE : NameMatch.EXACT;
    }

    /** How a name matches without typing errors; null if it does not. */
    @Nullable NameMatch match(SimpleName name) {
        NameMatch whole = whole(name);
        if (whole != null || exact) return whole;
        boolean startsBut = begins(name);
        boolean minds = matchCase || hasCapital;
        if (minds ? name.spelled().startsWith(typed) : startsBut) return NameMatch.PREFIX;
        if (hasCapital || !matchCase) {
            boolean areHumps = areHumpsOf(name);
            if (areHumps && isInitials(name)) return NameMatch.INITIALS;
            if (areHumps && CamelCase.matchesFromStart(typed, name.spelled()))
                return NameMatch.CAMEL;
            if (startsBut && !matchCase) return NameMatch.PREFIX_BUT_FOR_CASE;
            if (areHumps) return NameMatch.CAMEL_INSIDE;
        }
        boolean contains =
                matchCase ? name.spelled().contains(typed) : name.folded().contains(folded);
        return contains ? NameMatch.SUBSTRING : null;
    }

    /** Whether the name begins so, but for case. */
    boolean begins(SimpleName name) {
        return name.folded().startsWith(folded);
    }

    /** Whether it is made of beginnings of the name's humps. */
    boolean areHumpsOf(SimpleName name) {
        return LetterSet.holds(name.initials(), firstLetter | capitals)
                && CamelCase.matches(typed, name.spelled());
    }

    private boolean isInitials(SimpleName name) {
        return LetterSet.holds(name.initials(), letters)
                && CamelCase.isInitials(typed, name.spelled());
    }

    /** Whether a name of those letters can match with a typing error. */
    boolean mayBeMistyped(long name) {
        return LetterSet.missing(letters, name) <= 1;
    }

    /// How a name matches with one typing error; null if it does not.
    @Nullable NameMatch mistyped(SimpleName name) {
        if (TypingErrors.isOneIn(folded, name.folded())) return NameMatch.TYPO;
        return TypingErrors.isOneInBeginning(folded, name.folded())
                ? NameMatch.PREFIX_WITH_TYPO
                : null;
    }
}
