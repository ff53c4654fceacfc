package pxr.query;

import pxr.index.CamelCase;
import pxr.index.CaseFolding;

/// A symbol's own name, ready to be held against what people type.
///
/// @param folded the name in lower case, see [CaseFolding]
/// @param letters those of the name, see [LetterSet]
/// @param initials those that begin its humps
record SimpleName(String spelled, String folded, long letters, long initials) {

    static SimpleName of(String spelled) {
        String folded = CaseFolding.fold(spelled);
        return new SimpleName(
                spelled,
                folded.equals(spelled) ? spelled : folded,
                LetterSet.of(folded),
                LetterSet.of(CamelCase.humps(spelled)));
    }
}
