package benchmark;

import java.util.Locale;

/// One line of the benchmark's table.
///
/// @param what is measured
/// @param value the figure
/// @param unit of the figure
/// @param target what is to be reached
/// @param atLeast whether the target is a lower bound
record Figure(String what, double value, String unit, double target, boolean atLeast) {

    static Figure atLeast(double target, String what, double value, String unit) {
        return new Figure(what, value, unit, target, true);
    }

    static Figure atMost(double target, String what, double value, String unit) {
        return new Figure(what, value, unit, target, false);
    }

    boolean isReached() {
        return atLeast ? value >= target : value <= target;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-60s %14s %-14s %s %10s  %s",
                what,
                digits(value),
                unit,
                atLeast ? ">=" : "<=",
                digits(target),
                isReached() ? "reached" : "MISSED");
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
    }
}
