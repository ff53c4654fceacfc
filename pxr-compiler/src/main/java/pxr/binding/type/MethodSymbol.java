package pxr.binding.type;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/** A method or constructor of a class. */
public abstract class MethodSymbol {

    /** The name of constructors. */
    public static final String CONSTRUCTOR = "<init>";

    private final TypeSymbol owner;
    private final String name;
    private final int flags;
    private volatile @Nullable Signature signature;
    private volatile @Nullable String id;

    protected MethodSymbol(TypeSymbol owner, String name, int flags) {
        this.owner = owner;
        this.name = name;
        this.flags = flags;
    }

    /// The types of a method.
    ///
    /// @param result of a constructor the class's type
    public record Signature(
            List<TypeVariable> typeParameters,
            List<Type> parameters,
            Type result,
            List<Type> exceptions) {}

    /** Reads the types; may be called more than once, by several threads. */
    protected abstract Signature readSignature();

    /** How many parameters it has, without looking at their types. */
    public abstract int arity();

    public final Signature signature() {
        Signature known = signature;
        if (known == null) signature = known = LookupLog.unrecorded(this::readSignature);
        return known;
    }

    public TypeSymbol owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public int flags() {
        return flags;
    }

    public boolean has(int flag) {
        return Flags.has(flags, flag);
    }

    public boolean isStatic() {
        return has(Flags.STATIC);
    }

    public boolean isVarargs() {
        return has(Flags.VARARGS);
    }

    public boolean isConstructor() {
        return name.equals(CONSTRUCTOR);
    }

    public SymbolKind kind() {
        return isConstructor() ? SymbolKind.CONSTRUCTOR : SymbolKind.METHOD;
    }

    public List<Type> parameters() {
        return signature().parameters();
    }

    public List<TypeVariable> typeParameters() {
        return signature().typeParameters();
    }

    /** The id with erased parameter types; see [SymbolId]. */
    public String id() {
        String known = id;
        if (known == null) {
            known =
                    SymbolId.method(
                            owner.id(), name, parameters().stream().map(Erasure::name).toList());
            id = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return id();
    }
}
