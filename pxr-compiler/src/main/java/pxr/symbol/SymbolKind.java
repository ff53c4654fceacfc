package pxr.symbol;

import java.util.Locale;

/** The sorts of things that a Java identifier can stand for. */
public enum SymbolKind {
    MODULE,
    PACKAGE,
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    /** An annotation interface. */
    ANNOTATION,
    TYPE_PARAM,
    METHOD,
    CONSTRUCTOR,
    FIELD,
    ENUM_CONSTANT,
    RECORD_COMPONENT,
    PARAMETER,
    LAMBDA_PARAM,
    LOCAL,
    EXCEPTION_PARAM,
    /** A variable declared by a try-with-resources statement. */
    RESOURCE,
    /** A variable declared by a pattern. */
    BINDING,
    LABEL,
    /** Could not be resolved. */
    UNKNOWN;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The word for the kind in tables and in the index. */
    public String label() {
        return label;
    }

    public boolean isType() {
        return switch (this) {
            case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION -> true;
            default -> false;
        };
    }

    /** Whether such a symbol is a method or constructor. */
    public boolean isExecutable() {
        return this == METHOD || this == CONSTRUCTOR;
    }

    /** Whether such a symbol is seen only inside one body, and so has a place for its id. */
    public boolean isLocal() {
        return switch (this) {
            case PARAMETER, LAMBDA_PARAM, LOCAL, EXCEPTION_PARAM, RESOURCE, BINDING, LABEL -> true;
            default -> false;
        };
    }
}
