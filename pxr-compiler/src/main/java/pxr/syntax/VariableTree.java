package pxr.syntax;

import org.jspecify.annotations.Nullable;

/// A variable of any sort. `int a, b[];` is two of them.
///
/// @param name null for the unnamed variable `_`
/// @param type with the brackets that follow the name, and of a variable arity parameter an array
public record VariableTree(
        Modifiers modifiers,
        TypeTree type,
        @Nullable Id name,
        @Nullable Expression initializer,
        boolean isVarargs) {}
