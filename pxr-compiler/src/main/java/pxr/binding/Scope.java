package pxr.binding;

import org.jspecify.annotations.Nullable;
import pxr.binding.type.Type;

/// A region of a program in which declarations are in scope (JLS 6.3), linked to the one around it.
/// Looking outwards, the first scope that knows a name shadows those behind it (JLS 6.4.1).
abstract sealed class Scope permits FileScope, ClassScope, TypeParameterScope, LocalScope {

    private final @Nullable Scope outer;

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    final @Nullable Scope outer() {
        return outer;
    }

    /** The type of that name that this scope itself declares, inherits or imports. */
    abstract @Nullable Type ownType(String name);

    /** The variable of that name that this scope itself declares, inherits or imports. */
    abstract @Nullable Variable ownVariable(String name);

    /** The type of that name, or null. */
    final @Nullable Type type(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Type found = scope.ownType(name);
            if (found != null) return found;
        }
        return null;
    }

    /** The variable of that name, or null. */
    final @Nullable Variable variable(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Variable found = scope.ownVariable(name);
            if (found != null) return found;
        }
        return null;
    }

    /** The innermost class whose body holds this scope, or null. */
    final @Nullable SourceType enclosingClass() {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope instanceof ClassScope c) return c.symbol();
        }
        return null;
    }

    /** The file's scope, which is the outermost. */
    final FileScope file() {
        Scope scope = this;
        while (scope.outer != null) scope = scope.outer;
        return (FileScope) scope;
    }

    final Accessor accessor() {
        return new Accessor(enclosingClass(), false);
    }

    final Accessor superAccessor() {
        return new Accessor(enclosingClass(), true);
    }
}
