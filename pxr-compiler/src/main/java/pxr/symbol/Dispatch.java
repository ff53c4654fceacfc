package pxr.symbol;

import java.util.Locale;

/** How the method that a call runs is chosen. */
public enum Dispatch {
    /** There is one. */
    STATIC,
    /** There is one: a constructor, a private method, or that of the superclass. */
    SPECIAL,
    /** By the class of the receiver. */
    VIRTUAL,
    /** By the class of the receiver; the method called is an interface's. */
    INTERFACE,
    /** Later, by whoever is given the method reference. */
    REFERENCE,
    /** Nothing is known of the method. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }

    /** How calls of a method are dispatched, unless they are written in a special way. */
    public static Dispatch of(boolean isStatic, boolean isPrivate, boolean isOfInterface) {
        if (isStatic) return STATIC;
        if (isPrivate) return SPECIAL;
        return isOfInterface ? INTERFACE : VIRTUAL;
    }

    /// The same for a method of which the declaration is known.
    ///
    /// @param owner the kind of the type that declares it
    public static Dispatch of(Declaration method, SymbolKind owner) {
        if (method.kind() == SymbolKind.CONSTRUCTOR) return SPECIAL;
        String modifiers = ' ' + method.modifiers() + ' ';
        return of(
                modifiers.contains(" static ") || isMadeStatic(method, owner),
                modifiers.contains(" private "),
                owner == SymbolKind.INTERFACE || owner == SymbolKind.ANNOTATION);
    }

    /** An enum's `values()` and `valueOf(String)` are written nowhere. */
    private static boolean isMadeStatic(Declaration method, SymbolKind owner) {
        boolean isNamedSo = method.name().equals("values") || method.name().equals("valueOf");
        return method.implied() && owner == SymbolKind.ENUM && isNamedSo;
    }
}
