package scenario;

import java.util.Locale;

/// What came of a scenario's claim.
///
/// @param finding what was seen, with its figures
public record Verdict(Outcome outcome, String finding) {

    /** Whether what was claimed was seen. */
    public enum Outcome {
        HOLDS,
        FAILS,
        /** The run was too short, or its machine too small, to tell. */
        UNDECIDED
    }

    static Verdict of(boolean holds, String finding, Object... figures) {
        return new Verdict(
                holds ? Outcome.HOLDS : Outcome.FAILS,
                String.format(Locale.ROOT, finding, figures));
    }

    static Verdict undecided(String reason) {
        return new Verdict(Outcome.UNDECIDED, reason);
    }

    public boolean fails() {
        return outcome == Outcome.FAILS;
    }

    @Override
    public String toString() {
        return outcome.name().toLowerCase(Locale.ROOT) + ": " + finding;
    }
}
