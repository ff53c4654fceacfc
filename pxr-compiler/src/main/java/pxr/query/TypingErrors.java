package pxr.query;

/// Tells the names that someone may have meant who made one typing error: a letter left out, added,
/// put for another or swapped with the next.
final class TypingErrors {

    /** In shorter names one error makes half of all other names. */
    private static final int SHORTEST = 4;

    private TypingErrors() {}

    /** Whether a name is one in which errors are looked for. */
    static boolean mayBeIn(String typed) {
        return typed.length() >= SHORTEST;
    }

    /** Whether what was typed is the name but for one error. */
    static boolean isOneIn(String typed, String name) {
        return Math.abs(typed.length() - name.length()) <= 1 && isOneIn(typed, name, true);
    }

    /** Whether what was typed is a beginning of the name but for one error, as while one types. */
    static boolean isOneInBeginning(String typed, String name) {
        return name.length() >= typed.length() - 1 && isOneIn(typed, name, false);
    }

    private static boolean isOneIn(String typed, String name, boolean whole) {
        // Wherever the error is, it can as well be taken to be where the two begin to differ.
        int at = 0;
        int most = Math.min(typed.length(), name.length());
        while (at < most && typed.charAt(at) == name.charAt(at)) at++;
        boolean areSwapped =
                at + 1 < most
                        && typed.charAt(at) == name.charAt(at + 1)
                        && typed.charAt(at + 1) == name.charAt(at);
        return areSwapped && goesOn(typed, at + 2, name, at + 2, whole)
                || goesOn(typed, at + 1, name, at + 1, whole)
                || goesOn(typed, at + 1, name, at, whole)
                || goesOn(typed, at, name, at + 1, whole);
    }

    private static boolean goesOn(String typed, int at, String name, int from, boolean whole) {
        int rest = typed.length() - at;
        if (rest < 0 || from > name.length()) return false;
        if (whole && name.length() - from != rest) return false;
        return name.regionMatches(from, typed, at, rest);
    }
}
