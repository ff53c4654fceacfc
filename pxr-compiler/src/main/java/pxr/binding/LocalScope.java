package pxr.binding;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.Type;

/** A block, or the rest of one: its variables come into scope as they are declared. */
final class LocalScope extends Scope {

    private @Nullable Map<String, Variable> variables;
    private @Nullable Map<String, SourceType> types;

    LocalScope(Scope outer) {
        super(outer);
    }

    void declare(String name, Variable variable) {
        if (variables == null) variables = new HashMap<>(4);
        variables.put(name, variable);
    }

    void declare(SourceType type) {
        if (types == null) types = new HashMap<>(2);
        types.put(type.name(), type);
    }

    @Override
    @Nullable Type ownType(String name) {
        SourceType type = types == null ? null : types.get(name);
        return type == null ? null : ClassType.of(type);
    }

    @Override
    @Nullable Variable ownVariable(String name) {
        return variables == null ? null : variables.get(name);
    }
}
