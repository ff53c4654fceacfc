package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Type;
import pxr.binding.type.UnknownType;
import pxr.symbol.SymbolKind;
import pxr.syntax.Pattern;
import pxr.syntax.TypeTree;
import pxr.syntax.VariableTree;

/** Binds patterns (JLS 14.30). */
final class Patterns {

    private final Bodies all;

    Patterns(Bodies all) {
        this.all = all;
    }

    /// Binds a pattern.
    ///
    /// @param matched the type of what is matched
    /// @return the variables it declares
    List<Matches.Bound> bind(Pattern pattern, Type matched, Scope scope) {
        List<Matches.Bound> bound = new ArrayList<>(1);
        bind(pattern, matched, scope, bound);
        return bound;
    }

    private void bind(Pattern pattern, Type matched, Scope scope, List<Matches.Bound> bound) {
        switch (pattern) {
            case Pattern.OfType p -> bindVariable(p.variable(), matched, scope, bound);
            case Pattern.OfRecord p -> bindRecord(p, matched, scope, bound);
            case Pattern.Any _ -> {}
        }
    }

    private void bindVariable(
            VariableTree variable, Type matched, Scope scope, List<Matches.Bound> bound) {
        all.annotations.bindAll(variable.modifiers().annotations(), scope);
        Type type =
                variable.type() instanceof TypeTree.Inferred
                        ? all.types.upward(matched)
                        : all.typeUses.bind(variable.type(), scope);
        if (variable.name() == null) return;
        bound.add(
                new Matches.Bound(
                        variable.name().text(),
                        all.define(variable.name(), SymbolKind.BINDING, type)));
    }

    private void bindRecord(
            Pattern.OfRecord pattern, Type matched, Scope scope, List<Matches.Bound> bound) {
        Type type = inferred(all.typeUses.bind(pattern.type(), scope), matched);
        List<Type> components = componentTypes(type);
        for (int i = 0; i < pattern.components().size(); i++) {
            Type component = i < components.size() ? components.get(i) : UnknownType.UNKNOWN;
            bind(pattern.components().get(i), component, scope, bound);
        }
    }

    /** A raw record pattern takes its arguments from what is matched (JLS 18.5.5). */
    private Type inferred(Type type, Type matched) {
        if (!(type instanceof ClassType c) || !c.isRaw()) return type;
        ClassType declared = c.symbol().thisType();
        Inference inference = new Inference(all.types, all.lambdas);
        Type open =
                inference
                        .open(c.symbol().typeParameters(), List.of(), t -> t)
                        .apply((Type) declared);
        for (ClassType supertype : all.types.classTypes(all.types.capture(matched))) {
            if (all.types.asSuper(c, supertype.symbol()) != null)
                all.types.isSubtype(open, supertype);
        }
        inference.finish();
        return inference.instantiated(open);
    }

    private List<Type> componentTypes(Type type) {
        Type site = all.types.capture(type);
        if (!(site instanceof ClassType c)) return List.of();
        List<Type> components =
                c.symbol().fields().stream()
                        .filter(f -> f.kind() == SymbolKind.RECORD_COMPONENT)
                        .map(f -> all.types.asMemberOf(site, c.symbol(), f.type(), false))
                        .toList();
        if (!components.isEmpty()) return components;
        // The canonical constructor of a record from a class file is the one for all its fields.
        List<FieldSymbol> fields = c.symbol().fields().stream().filter(f -> !f.isStatic()).toList();
        return c.symbol().methods(MethodSymbol.CONSTRUCTOR).stream()
                .filter(m -> m.arity() == fields.size())
                .findFirst()
                .map(m ->
                        m.parameters().stream()
                                .map(p -> all.types.asMemberOf(site, c.symbol(), p, false))
                                .toList())
                .orElse(List.of());
    }
}
