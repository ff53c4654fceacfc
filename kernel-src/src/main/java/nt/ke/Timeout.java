package nt.ke;

import trace.Traced;

/// How long a wait may last. NT passes a pointer to a number whose sign decides.
///
/// @param units 100-ns units
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/nf-wdm-kewaitforsingleobject
public record Timeout(Kind kind, long units) implements Traced {

    /** What the units are counted from. */
    public enum Kind {
        /** From now, in interrupt time. */
        RELATIVE,
        /** From the first of January 1601: follows when the system time is set. */
        ABSOLUTE,
        /** There is no limit. */
        NEVER
    }

    /** Waits without limit. */
    public static final Timeout NEVER = new Timeout(Kind.NEVER, 0);

    /** Only tests. */
    public static final Timeout ZERO = new Timeout(Kind.RELATIVE, 0);

    /// So far from now that it makes no difference to never: 14,000 years.
    private static final long LONGEST = Long.MIN_VALUE / 2;

    /** From now on, in 100-ns units. */
    public static Timeout units(long units) {
        return new Timeout(Kind.RELATIVE, units);
    }

    public static Timeout milliseconds(long milliseconds) {
        return units(milliseconds * 10_000);
    }

    /** Until that system time. */
    public static Timeout until(long systemTime) {
        return new Timeout(Kind.ABSOLUTE, systemTime);
    }

    /// As NT passes it.
    ///
    /// @param number negative, 100-ns units from now; else a system time, long past if it is 0
    public static Timeout of(long number) {
        if (number == 0) {
            return ZERO;
        }
        if (number < LONGEST) {
            return NEVER;
        }
        return number < 0 ? units(-number) : until(number);
    }

    public boolean isZero() {
        return kind == Kind.RELATIVE && units == 0;
    }

    /** As NT passes it: negative from now, positive since 1601. */
    @Override
    public long traceWord() {
        return switch (kind) {
            case RELATIVE -> -units;
            case ABSOLUTE -> units;
            case NEVER -> Long.MAX_VALUE;
        };
    }
}
