package pxr.query;

import java.util.function.Supplier;
import pxr.index.CaseFolding;
import pxr.symbol.Occurrence;

/// Tells the uses that someone meant by a name: a simple name, a qualified one such as
/// `Preconditions.checkNotNull`, or a symbol's id.
///
/// @param typed what was typed
/// @param wanted the same in parts
record UsePattern(String typed, Abbreviation wanted, boolean matchCase) {

    static UsePattern of(String typed, boolean matchCase) {
        return new UsePattern(typed, Abbreviation.of(typed), matchCase);
    }

    /** The identifier that every such use is, in lower case; empty when there can be none. */
    String word() {
        return CaseFolding.fold(wanted.name());
    }

    /** Whether it can be nothing but the id of a member. */
    boolean isId() {
        return typed.indexOf('#') >= 0;
    }

    /// @param text of the file; asked for only where the id does not tell
    boolean matches(Occurrence occurrence, Supplier<String> text) {
        if (occurrence.symbol().equals(typed)) return true;
        if (isId()) return false;
        String name = wanted.name();
        boolean named =
                occurrence.length() == name.length()
                        && text.get()
                                .regionMatches(
                                        !matchCase, occurrence.offset(), name, 0, name.length());
        if (!named) return false;
        return wanted.qualifiers().isEmpty()
                || !occurrence.kind().isLocal()
                        && wanted.qualifies(SymbolName.of(occurrence.symbol()));
    }
}
