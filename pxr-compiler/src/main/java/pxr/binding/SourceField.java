package pxr.binding;

import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Type;
import pxr.symbol.SymbolKind;
import pxr.syntax.VariableTree;

/** A field that the sources declare: also an enum constant, or a record component's. */
final class SourceField extends FieldSymbol {

    private final SourceType owner;
    private final @Nullable VariableTree tree;
    private volatile @Nullable Type type;

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
            known =
                    tree == null
                            ? ClassType.of(owner)
                            : new TypeBinder(Marks.NONE).bind(tree.type(), owner.bodyScope());
            type = known;
        }
        return known;
    }

    @Override
    public @Nullable Object constantValue() {
        return null;
    }
}
