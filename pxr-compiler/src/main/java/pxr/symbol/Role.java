package pxr.symbol;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an identifier does at the place where it stands. Stored by number: add at the end. */
public enum Role {
    /** Declares the symbol. */
    DEF,
    /** Names it, or reads its value. */
    REF,
    /** Assigns to it with `=`. */
    WRITE,
    /** Reads and assigns: compound assignment, `++`, `--`. */
    UPDATE,
    /** Calls the method, or with `this(…)` and `super(…)` the constructor. */
    CALL,
    /** Calls a constructor; stands on the class's name beside that token's [#REF]. */
    NEW,
    /** Calls the constructor of an enum; stands on the constant's name beside its [#DEF]. */
    NEW_ENUM,
    /** Is the method after `::`. */
    METHODREF,
    /** Is named by an import. */
    IMPORT,
    /** Is named as an annotation, or as an element inside one. */
    ANNOTATION,
    /** Is referred to in a doc comment; all other roles are the code's. */
    DOC;

    /** What code does with a symbol that is declared. */
    public static final Set<Role> USES =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(DEF, DOC)));

    /** How a method comes to be called: here, or later by what a method reference is given to. */
    public static final Set<Role> CALLING =
            Collections.unmodifiableSet(EnumSet.of(CALL, NEW, NEW_ENUM, METHODREF));

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word for the role in tables and in the index. */
    public String label() {
        return label;
    }

    /** Whether the occurrence transfers control to a method or constructor when it is evaluated. */
    public boolean isCall() {
        return this == CALL || this == NEW || this == NEW_ENUM;
    }
}
