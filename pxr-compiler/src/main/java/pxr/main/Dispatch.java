package pxr.main;

import java.util.Locale;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolKind;

/** How the method that a call runs is chosen. */
enum Dispatch {
    /** There is one. */
    STATIC,
    /** There is one: a constructor, a private method, or that of the superclass. */
    SPECIAL,
    /** By the class of the receiver. */
    VIRTUAL,
    /** By the class of the receiver, of which an interface is known. */
    INTERFACE,
    /** Later, by whoever is given the method reference. */
    REFERENCE,
    /** The method is declared elsewhere. */
    UNKNOWN;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How calls of a method are dispatched, unless they are written in a special way. */
    static Dispatch of(Declaration method, SymbolKind owner) {
        if (method.kind() == SymbolKind.CONSTRUCTOR) return SPECIAL;
        String modifiers = ' ' + method.modifiers() + ' ';
        if (modifiers.contains(" static ")) return STATIC;
        if (modifiers.contains(" private ")) return SPECIAL;
        return owner == SymbolKind.INTERFACE || owner == SymbolKind.ANNOTATION
                ? INTERFACE
                : VIRTUAL;
    }

    /** Whether the method named at the offset is called as `super.name`. */
    static boolean isOnSuper(String text, int offset) {
        String before = text.substring(Math.max(0, offset - 64), offset).stripTrailing();
        if (!before.endsWith(".")) return false;
        String receiver = before.substring(0, before.length() - 1).stripTrailing();
        if (!receiver.endsWith("super")) return false;
        int start = receiver.length() - "super".length();
        return start == 0 || !Character.isJavaIdentifierPart(receiver.charAt(start - 1));
    }
}
