package pxr.binding.header;

import org.jspecify.annotations.Nullable;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Type;
import pxr.symbol.TypeHeader;

/** A field of a stored type. */
final class StoredField extends FieldSymbol {

    private final StoredType owner;
    private final TypeHeader.Field header;
    private volatile @Nullable Type type;

    StoredField(StoredType owner, TypeHeader.Field header) {
        super(owner, header.name(), header.flags(), header.kind());
        this.owner = owner;
        this.header = header;
    }

    @Override
    public Type type() {
        Type known = type;
        if (known == null) type = known = owner.read(header.type());
        return known;
    }

    @Override
    public @Nullable Object constantValue() {
        return ConstantNotation.read(header.constant());
    }
}
