package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.TypeVariable;
import pxr.symbol.SymbolKind;
import pxr.syntax.Id;
import pxr.syntax.VariableTree;

/// What a doc comment is about, which decides what its names mean.
///
/// @param scope in which names of types are looked up
/// @param enclosing whose members a reference without a type names; null at the top of a file
/// @param typeParameters what `@param <T>` may name
/// @param parameters what `@param name` may name
record DocSite(
        Scope scope,
        @Nullable SourceType enclosing,
        List<TypeVariable> typeParameters,
        List<Parameter> parameters) {

    record Parameter(String name, SymbolKind kind, String id) {}

    static DocSite ofFile(FileScope file) {
        return new DocSite(file, null, List.of(), List.of());
    }

    static DocSite ofType(SourceType type) {
        List<Parameter> components = new ArrayList<>(type.tree().components().size());
        for (VariableTree component : type.tree().components()) {
            Id name = component.name();
            FieldSymbol field = name == null ? null : type.field(name.text());
            if (field != null) {
                components.add(new Parameter(field.name(), field.kind(), field.id()));
            }
        }
        return new DocSite(type.bodyScope(), type, type.typeParameters(), components);
    }

    static DocSite ofField(SourceType owner) {
        return new DocSite(owner.bodyScope(), owner, List.of(), List.of());
    }

    /// @param all knows the ids of parameters
    static DocSite ofMethod(SourceMethod method, SourceType owner, Bodies all) {
        List<Parameter> parameters = new ArrayList<>(method.arity());
        for (VariableTree parameter : method.parameterTrees()) {
            Id name = parameter.name();
            if (name != null) {
                parameters.add(new Parameter(name.text(), SymbolKind.PARAMETER, all.localId(name)));
            }
        }
        return new DocSite(method.scope(), owner, method.typeParameters(), parameters);
    }
}
