package pxr.query;

import java.util.List;
import pxr.symbol.Occurrence;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/** Tells by which tokens a symbol that is no local can be written. */
final class SymbolSpelling {

    private SymbolSpelling() {}

    static boolean fits(String token, Occurrence o) {
        String id = o.symbol();
        if (!o.isResolved()) return token.equals(id.substring(1));
        return switch (o.kind()) {
            // `this(…)`, `super(…)`, `Type::new`, and an enum's constant, which calls one too.
            case CONSTRUCTOR -> true;
            case TYPE_PARAM -> id.endsWith("<" + token + ">");
            // Each part of a module's name stands for the module.
            case PACKAGE, MODULE ->
                    List.of(id.substring(id.indexOf(':') + 1).split("\\.")).contains(token);
            default -> token.equals(SymbolName.simple(id)) || isMade(id, o.kind());
        };
    }

    /** Whether the compiler made the name, as of an anonymous or a local class. */
    private static boolean isMade(String id, SymbolKind kind) {
        if (!kind.isType()) return false;
        String name = SymbolName.simple(SymbolId.owner(id));
        return !name.isEmpty() && Character.isDigit(name.charAt(0));
    }
}
