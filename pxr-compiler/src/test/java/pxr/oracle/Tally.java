package pxr.oracle;

import java.util.Locale;

/// How much of the truth was found, and how much of what was claimed is true.
///
/// @param expected references that javac sees
/// @param found those of them that the binder has right
/// @param claimed references that the binder claims to know
/// @param right those of them that javac agrees with
record Tally(long expected, long found, long claimed, long right) {

    static final Tally NONE = new Tally(0, 0, 0, 0);

    static Tally ofExpected(boolean found) {
        return new Tally(1, found ? 1 : 0, 0, 0);
    }

    static Tally ofClaimed(boolean right) {
        return new Tally(0, 0, 1, right ? 1 : 0);
    }

    Tally plus(Tally other) {
        return new Tally(
                expected + other.expected,
                found + other.found,
                claimed + other.claimed,
                right + other.right);
    }

    /** In percent; of nothing, all was found. */
    double recall() {
        return percent(found, expected);
    }

    /** In percent. */
    double precision() {
        return percent(right, claimed);
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%9d %8.3f%% %9d %8.3f%%", expected, recall(), claimed, precision());
    }
}
