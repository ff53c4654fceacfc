package pxr.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.Type;
import pxr.binding.type.TypeVariable;

/** The type parameters of a class, in its header, or of a method (JLS 6.3). */
final class TypeParameterScope extends Scope {

    private final List<TypeVariable> parameters;

    TypeParameterScope(List<TypeVariable> parameters, Scope outer) {
        super(outer);
        this.parameters = parameters;
    }

    @Override
    @Nullable Type ownType(String name) {
        for (TypeVariable parameter : parameters) {
            if (parameter.name().equals(name)) return parameter;
        }
        return null;
    }

    @Override
    @Nullable Variable ownVariable(String name) {
        return null;
    }
}
