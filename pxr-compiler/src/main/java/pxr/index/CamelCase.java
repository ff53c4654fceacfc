package pxr.index;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// Names as rows of humps: `KeWaitForSingleObject` has five, `HTMLParser` two or, as some would
/// spell it, five (`H T M L Parser`), `KWAIT_BLOCK` two.
public final class CamelCase {

    /** Whether every capital begins a hump, or only the first and the last of an acronym. */
    private static final boolean[] SPELLINGS = {false, true};

    private CamelCase() {}

    /**
     * The initials of the name's humps in lower case, from each hump on, in both spellings of
     * acronyms: of `HTMLParser` `hp`, `p`, `htmlp`, `tmlp`, and so on.
     */
    public static Set<String> initials(String name) {
        Set<String> all = new LinkedHashSet<>();
        for (boolean everyCapital : SPELLINGS) {
            String initials = initials(name, everyCapital);
            for (int i = 0; i < initials.length(); i++) all.add(initials.substring(i));
        }
        return all;
    }

    /** The letters that begin a hump if every capital does, in lower case. */
    public static String humps(String name) {
        return initials(name, true);
    }

    private static String initials(String name, boolean everyCapital) {
        StringBuilder initials = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (begins(name, i, everyCapital)) initials.append(CaseFolding.fold(name.charAt(i)));
        }
        return initials.toString();
    }

    /// What one of the [#initials] of every name that the abbreviation stands for begins with,
    /// unless letters follow the first of a hump in an abbreviation without capitals.
    public static String key(String abbreviation) {
        if (!hasCapital(abbreviation)) return CaseFolding.fold(abbreviation);
        return initials(abbreviation, true);
    }

    /// Whether the abbreviation stands for the name: it is made of beginnings of humps that follow
    /// each other, from any hump on. A capital in it always begins a hump, a digit may; in an
    /// abbreviation without capitals any letter may.
    public static boolean matches(String abbreviation, String name) {
        return matches(abbreviation, name, name.length());
    }

    /** Whether it does so from the first hump on. */
    public static boolean matchesFromStart(String abbreviation, String name) {
        return matches(abbreviation, name, 1);
    }

    /// Whether the abbreviation is the initials of all of the name's humps, in one of the
    /// spellings: `CHM` of `ConcurrentHashMap`, `hp` and `htmlp` of `HTMLParser`.
    public static boolean isInitials(String abbreviation, String name) {
        if (abbreviation.length() < 2) return false;
        String folded = CaseFolding.fold(abbreviation);
        for (boolean everyCapital : SPELLINGS) {
            if (initials(name, everyCapital).equals(folded)) return true;
        }
        return false;
    }

    private static boolean matches(String abbreviation, String name, int starts) {
        if (abbreviation.isEmpty()) return false;
        boolean capitals = hasCapital(abbreviation);
        BitSet ends = new BitSet(); // where in the name the abbreviation so far may end
        for (int at = 0; at < Math.min(starts, name.length()); at++) {
            if (begins(name, at, true) && charAt(name, at) == charAt(abbreviation, 0)) ends.set(at);
        }
        for (int i = 1; i < abbreviation.length(); i++) {
            char c = abbreviation.charAt(i);
            BitSet next = new BitSet();
            for (int end = ends.nextSetBit(0); end >= 0; end = ends.nextSetBit(end + 1)) {
                int after = end + 1;
                boolean mayFollow = !Character.isUpperCase(c) || begins(name, after, true);
                if (mayFollow && charAt(name, after) == CaseFolding.fold(c)) next.set(after);
                boolean mayBeginHump =
                        !capitals || Character.isUpperCase(c) || Character.isDigit(c);
                if (!mayBeginHump) continue;
                for (boolean everyCapital : SPELLINGS) {
                    int hump = hump(name, after, everyCapital);
                    if (charAt(name, hump) == CaseFolding.fold(c)) next.set(hump);
                }
            }
            ends = next;
        }
        return !ends.isEmpty();
    }

    /** Whether the name is written as a constant is, in which capitals begin nothing. */
    private static boolean isConstant(String name) {
        for (int i = 0; i < name.length(); i++)
            if (Character.isLowerCase(name.charAt(i))) return false;
        return true;
    }

    private static boolean hasCapital(String text) {
        for (int i = 0; i < text.length(); i++)
            if (Character.isUpperCase(text.charAt(i))) return true;
        return false;
    }

    /** The folded char, or 0 behind the end. */
    private static char charAt(String name, int at) {
        return at < name.length() ? CaseFolding.fold(name.charAt(at)) : 0;
    }

    /** Where the next hump begins from that place on, or the end. */
    private static int hump(String name, int from, boolean everyCapital) {
        int at = from;
        while (at < name.length() && !begins(name, at, everyCapital)) at++;
        return at;
    }

    private static boolean begins(String name, int at, boolean everyCapital) {
        if (at >= name.length() || !Character.isLetterOrDigit(name.charAt(at))) return false;
        if (at == 0) return true;
        char c = name.charAt(at);
        char before = name.charAt(at - 1);
        if (!Character.isLetterOrDigit(before)) return true;
        if (Character.isDigit(c)) return !Character.isDigit(before);
        if (!Character.isUpperCase(c)) return false;
        boolean endsAcronym = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return endsAcronym || !Character.isUpperCase(before) || everyCapital && !isConstant(name);
    }
}
