package pxr.binding.type;

import org.jspecify.annotations.Nullable;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/** A field of a class. */
public abstract class FieldSymbol {

    private final TypeSymbol owner;
    private final String name;
    private final String id;
    private final int flags;
    private final SymbolKind kind;

    protected FieldSymbol(TypeSymbol owner, String name, int flags, SymbolKind kind) {
        this.owner = owner;
        this.name = name;
        this.id = SymbolId.member(owner.id(), name);
        this.flags = flags;
        this.kind = kind;
    }

    public TypeSymbol owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public String id() {
        return id;
    }

    public int flags() {
        return flags;
    }

    public boolean isStatic() {
        return Flags.has(flags, Flags.STATIC);
    }

    public SymbolKind kind() {
        return kind;
    }

    /** Its declared type, in terms of the owner's type parameters. */
    public abstract Type type();

    /** The value where it is a constant variable (JLS 4.12.4): a box or a string; else null. */
    public abstract @Nullable Object constantValue();

    @Override
    public String toString() {
        return id;
    }
}
