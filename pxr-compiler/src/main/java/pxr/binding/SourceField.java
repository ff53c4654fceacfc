package pxr.binding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Flags;
import pxr.binding.type.LookupLog;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.symbol.SymbolKind;
import pxr.syntax.Expression;
import pxr.syntax.VariableTree;

/** A field that the sources declare: also an enum constant, or a record component's. */
final class SourceField extends FieldSymbol {

    private static final Object NO_CONSTANT = new Object();

    private final SourceType owner;
    private final @Nullable VariableTree tree;
    private volatile @Nullable Type type;
    private volatile @Nullable Object constant;

    /// @param tree null for an enum constant
    SourceField(
            SourceType owner,
            String name,
            int flags,
            SymbolKind kind,
            @Nullable VariableTree tree) {
        super(owner, name, flags, kind);
        this.owner = owner;
        this.tree = tree;
    }

    @Override
    public Type type() {
        Type known = type;
        if (known == null) {
            known = tree == null ? ClassType.of(owner) : LookupLog.unrecorded(() -> type(tree));
            type = known;
        }
        return known;
    }

    private Type type(VariableTree variable) {
        return new TypeBinder(Marks.NONE).bind(variable.type(), owner.bodyScope());
    }

    @Override
    public SourceType owner() {
        return owner;
    }

    @Override
    public @Nullable Object constantValue() {
        Object known = constant;
        if (known == null) {
            known =
                    LookupLog.unrecorded(() ->
                            Objects.requireNonNullElse(new Constants().valueOf(this), NO_CONSTANT));
            constant = known;
        }
        return known == NO_CONSTANT ? null : known;
    }

    /**
     * Keeps a value found on the way to another's, lest chains of constants cost twice at each
     * link.
     */
    void rememberConstant(Object value) {
        constant = value;
    }

    /** The value, if it was found out before. */
    @Nullable Object knownConstant() {
        return constant == NO_CONSTANT ? null : constant;
    }

    /** What a constant variable is initialized with; null where the field cannot be one. */
    @Nullable Expression constantInitializer() {
        if (tree == null || !Flags.has(flags(), Flags.FINAL)) return null;
        boolean suits = type() instanceof Primitive || owner.types().isString(type());
        return suits ? tree.initializer() : null;
    }
}
