package pxr.binding;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Type;
import pxr.syntax.Id;

/** A method or constructor that no token declares (JLS 8.8.9, 8.9.3, 8.10.3, 8.10.4). */
final class ImpliedMethod extends MethodSymbol {

    private final SourceType owner;
    private final int arity;
    private final Supplier<List<Type>> parameters;
    private final Supplier<Type> result;
    private final @Nullable Id impliedBy;

    /// @param impliedBy the token of the class or component; null for an anonymous class
    ImpliedMethod(
            SourceType owner,
            String name,
            int flags,
            int arity,
            Supplier<List<Type>> parameters,
            Supplier<Type> result,
            @Nullable Id impliedBy) {
        super(owner, name, flags);
        this.owner = owner;
        this.arity = arity;
        this.parameters = parameters;
        this.result = result;
        this.impliedBy = impliedBy;
    }

    @Nullable Id impliedBy() {
        return impliedBy;
    }

    @Override
    public int arity() {
        return arity;
    }

    @Override
    protected Signature readSignature() {
        return new Signature(
                List.of(),
                parameters.get(),
                isConstructor() ? owner.thisType() : result.get(),
                List.of());
    }
}
