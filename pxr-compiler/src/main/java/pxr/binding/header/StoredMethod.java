package pxr.binding.header;

import java.util.List;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.TypeVariable;
import pxr.symbol.TypeHeader;

/** A method or constructor of a stored type. */
final class StoredMethod extends MethodSymbol {

    private final StoredType owner;
    private final TypeHeader.Method header;

    StoredMethod(StoredType owner, TypeHeader.Method header) {
        super(owner, header.name(), header.flags());
        this.owner = owner;
        this.header = header;
    }

    @Override
    public int arity() {
        return header.parameters().size();
    }

    @Override
    protected Signature readSignature() {
        List<TypeVariable> own = owner.variables(header.typeParameters(), this::id);
        return new Signature(
                own,
                owner.readAll(header.parameters(), own),
                isConstructor() ? owner.thisType() : owner.read(header.result(), own),
                owner.readAll(header.exceptions(), own));
    }
}
