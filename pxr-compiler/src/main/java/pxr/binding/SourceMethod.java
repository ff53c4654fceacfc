package pxr.binding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import pxr.binding.type.Flags;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Type;
import pxr.binding.type.TypeVariable;
import pxr.symbol.SymbolId;
import pxr.syntax.Member;
import pxr.syntax.TypeParameterTree;
import pxr.syntax.TypeTree;
import pxr.syntax.VariableTree;

/** A method or constructor that the sources declare. */
final class SourceMethod extends MethodSymbol {

    private final SourceType owner;
    private final Member.Method tree;
    private final List<TypeVariable> typeParameters;
    private final Scope scope;

    SourceMethod(SourceType owner, Member.Method tree) {
        super(owner, tree.isConstructor() ? CONSTRUCTOR : tree.name().text(), flags(owner, tree));
        this.owner = owner;
        this.tree = tree;
        if (tree.typeParameters().isEmpty()) {
            typeParameters = List.of();
            scope = owner.bodyScope();
        } else {
            List<TypeVariable> parameters = new ArrayList<>(tree.typeParameters().size());
            typeParameters = Collections.unmodifiableList(parameters);
            scope = new TypeParameterScope(typeParameters, owner.bodyScope());
            for (TypeParameterTree p : tree.typeParameters()) {
                Supplier<String> id = () -> SymbolId.typeParameter(id(), p.name().text());
                parameters.add(TypeBinder.variable(p, id, scope));
            }
        }
    }

    private static int flags(SourceType owner, Member.Method tree) {
        int flags = ModifierFlags.of(tree.modifiers());
        if (owner.isInterface()) {
            if (!Flags.has(flags, Flags.PRIVATE)) flags |= Flags.PUBLIC;
            if (!Flags.has(flags, Flags.PRIVATE | Flags.STATIC | Flags.DEFAULT)) {
                flags |= Flags.ABSTRACT;
            }
        }
        if (!tree.parameters().isEmpty() && tree.parameters().getLast().isVarargs()
                || tree.isCompact()
                        && !owner.tree().components().isEmpty()
                        && owner.tree().components().getLast().isVarargs()) {
            flags |= Flags.VARARGS;
        }
        return flags;
    }

    Member.Method tree() {
        return tree;
    }

    /** Where its signature and body stand: its type parameters are in scope. */
    Scope scope() {
        return scope;
    }

    /** The parameters as written; those of a compact constructor are the record's components. */
    List<VariableTree> parameterTrees() {
        return tree.isCompact() ? owner.tree().components() : tree.parameters();
    }

    @Override
    public int arity() {
        return parameterTrees().size();
    }

    @Override
    protected Signature readSignature() {
        TypeBinder binder = new TypeBinder(Marks.NONE);
        List<Type> parameters =
                parameterTrees().stream().map(p -> binder.bind(p.type(), scope)).toList();
        List<Type> exceptions = tree.exceptions().stream().map(e -> binder.bind(e, scope)).toList();
        TypeTree result = tree.result();
        return new Signature(
                typeParameters,
                parameters,
                result == null ? owner.thisType() : binder.bind(result, scope),
                exceptions);
    }
}
