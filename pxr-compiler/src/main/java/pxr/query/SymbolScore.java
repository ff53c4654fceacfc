package pxr.query;

import java.util.ArrayList;
import java.util.List;
import pxr.index.Standing;
import pxr.query.SearchResult.Reason;
import pxr.symbol.SymbolKind;

/// Why a symbol stands where it does in an answer: points for what makes it likely to be meant.
///
/// One point is a doubling of its uses; so everything that is not the match itself is said in how
/// many times more often a symbol would have to be used to make up for it.
///
/// @param match how its name matches
/// @param qualifiers how well what was typed before the name fits, see [Abbreviation#fit]
/// @param uses of the symbol
/// @param longer by how many chars the name is longer than what was typed
record SymbolScore(
        NameMatch match, int qualifiers, SymbolKind kind, int uses, Standing standing, int longer) {

    private static final int TYPE = 8;
    private static final int PACKAGE = 5;
    private static final int MAIN_CODE = 6;
    private static final int ACCESS = 2;
    private static final int HIDDEN = NameMatch.STEP;

    /** So many chars more weigh as much as half of the uses. */
    private static final int CHARS = 4;

    private static final int MOST_FOR_LENGTH = 6;

    int points() {
        return match.points()
                + qualifiers
                + prominence(kind, uses, standing)
                - forLength(longer)
                - forHiding();
    }

    /** The part of [#points] that a symbol has whatever was typed. */
    static int prominence(SymbolKind kind, int uses, Standing standing) {
        return ofKind(kind) + ofUses(uses) + ofAccess(standing) + ofMain(standing);
    }

    /** The parts of [#points], without those that say nothing. */
    List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        add(reasons, match.what(), match.points());
        add(reasons, "what stands before the name", qualifiers);
        add(reasons, kind.isType() ? "a type" : "a " + kind.label(), ofKind(kind));
        add(reasons, uses == 1 ? "1 use" : uses + " uses", ofUses(uses));
        add(reasons, access(), ofAccess(standing));
        add(reasons, "not a test", ofMain(standing));
        add(reasons, longer + " more letters than typed", -forLength(longer));
        add(reasons, "a private variable, without its type", -forHiding());
        return List.copyOf(reasons);
    }

    private String access() {
        return switch (standing.access()) {
            case PRIVATE -> "private";
            case PACKAGE -> "for its package";
            case PROTECTED -> "for subclasses or the project";
            case PUBLIC -> "public";
        };
    }

    private static void add(List<Reason> reasons, String what, int points) {
        if (points != 0) reasons.add(new Reason(what, points));
    }

    /// Whether it is a private variable and was not asked for as one of its type's: whoever types a
    /// bare name hardly ever means one.
    private boolean isHidden() {
        return kind == SymbolKind.FIELD
                && standing.access() == Standing.Access.PRIVATE
                && match != NameMatch.NONE
                && qualifiers == 0;
    }

    private static int ofKind(SymbolKind kind) {
        if (kind.isType()) return TYPE;
        return kind == SymbolKind.PACKAGE || kind == SymbolKind.MODULE ? PACKAGE : 0;
    }

    private static int ofUses(int uses) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(uses);
    }

    private static int ofAccess(Standing standing) {
        return ACCESS * standing.access().ordinal();
    }

    private static int ofMain(Standing standing) {
        return standing.isTest() ? 0 : MAIN_CODE;
    }

    private int forHiding() {
        return isHidden() ? HIDDEN : 0;
    }

    static int forLength(int longer) {
        return Math.min(longer / CHARS, MOST_FOR_LENGTH);
    }
}
