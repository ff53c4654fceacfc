package pxr.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.Type;
import pxr.binding.type.TypeVariable;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.AnnotationTree;
import pxr.syntax.Id;
import pxr.syntax.TypeParameterTree;
import pxr.syntax.TypeTree;

/** Binds types in headers and bodies, with the annotations on them. */
final class TypeUses {

    private final Bodies all;
    private final TypeBinder binder;

    TypeUses(Bodies all) {
        this.all = all;
        this.binder = new TypeBinder(all.marks);
    }

    Type bind(TypeTree tree, Scope scope) {
        bindAnnotations(tree, scope);
        return binder.bind(tree, scope);
    }

    List<Type> bindAll(List<TypeTree> trees, Scope scope) {
        return trees.stream().map(t -> bind(t, scope)).toList();
    }

    void mark(Id token, @Nullable Type type) {
        binder.mark(token, type);
    }

    /** Declares type parameters, whose bounds may mention one another. */
    void bindParameters(List<TypeParameterTree> trees, List<TypeVariable> variables, Scope scope) {
        for (int i = 0; i < trees.size(); i++) {
            TypeParameterTree tree = trees.get(i);
            all.annotations.bindAll(tree.annotations(), scope);
            all.marks.put(tree.name(), Role.DEF, SymbolKind.TYPE_PARAM, variables.get(i).id());
            bindAll(tree.bounds(), scope);
        }
    }

    private void bindAnnotations(TypeTree tree, Scope scope) {
        switch (tree) {
            case TypeTree.Primitive p -> bindAnnotations(p.annotations(), scope);
            case TypeTree.Named n -> {
                for (TypeTree.Part part : n.parts()) {
                    bindAnnotations(part.annotations(), scope);
                    if (part.arguments() != null) {
                        part.arguments().forEach(a -> bindAnnotations(a, scope));
                    }
                }
            }
            case TypeTree.Array a -> {
                bindAnnotations(a.annotations(), scope);
                bindAnnotations(a.element(), scope);
            }
            case TypeTree.Wildcard w -> {
                bindAnnotations(w.annotations(), scope);
                if (w.bound() != null) bindAnnotations(w.bound(), scope);
            }
            case TypeTree.Union u -> u.alternatives().forEach(t -> bindAnnotations(t, scope));
            case TypeTree.Intersection i -> i.parts().forEach(t -> bindAnnotations(t, scope));
            case TypeTree.Inferred _ -> {}
        }
    }

    private void bindAnnotations(List<AnnotationTree> annotations, Scope scope) {
        if (!annotations.isEmpty()) all.annotations.bindAll(annotations, scope);
    }
}
