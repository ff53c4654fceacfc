package pxr.query;

/// How well a symbol's simple name matches what was typed for it, best first.
///
/// Between one tier and the next lies more than all else that speaks for a symbol, see
/// [SymbolScore]. Within a tier that decides: who types `HM` or `Hash` may mean a beginning as well
/// as initials, and what is much used is likelier than what is spelled so with other capitals.
enum NameMatch {
    EXACT(0, "its name"),
    EXACT_BUT_FOR_CASE(1, "its name but for case"),
    PREFIX(1, "a beginning of its name"),
    /** The first letters of all its humps. */
    INITIALS(1, "its initials"),
    PREFIX_BUT_FOR_CASE(2, "a beginning of its name but for case"),
    CAMEL(2, "beginnings of its humps from the first on"),
    CAMEL_INSIDE(3, "beginnings of humps inside its name"),
    SUBSTRING(4, "a part of its name"),
    /** As another name, of which one letter is missing, added, wrong or in the wrong place. */
    TYPO(3, "its name with a typing error"),
    PREFIX_WITH_TYPO(5, "a beginning of its name with a typing error"),
    /** No name was asked for. */
    NONE(6, "");

    static final int STEP = 50;

    private static final int WORST = 6;

    private final int tier;
    private final String what;

    NameMatch(int tier, String what) {
        this.tier = tier;
        this.what = what;
    }

    String what() {
        return what;
    }

    int points() {
        return (WORST - tier) * STEP;
    }
}
