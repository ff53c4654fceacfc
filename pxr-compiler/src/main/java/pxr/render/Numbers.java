package pxr.render;

import java.util.Locale;

/** Numbers as readers read them. */
final class Numbers {

    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// @param noun of one thing, made plural by an `s`
    static String count(long number, String noun) {
        return count(number) + ' ' + noun + (number == 1 ? "" : "s");
    }
}
