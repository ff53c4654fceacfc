package pxr.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Type;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.ClassTree;
import pxr.syntax.Expression;
import pxr.syntax.Id;
import pxr.syntax.Member;
import pxr.syntax.VariableTree;

/** Binds classes and their members (JLS 8, 9). */
final class Classes {

    private final Bodies all;

    Classes(Bodies all) {
        this.all = all;
    }

    void bind(SourceType symbol) {
        ClassTree tree = symbol.tree();
        Scope header = symbol.headerScope();
        all.annotations.bindAll(tree.modifiers().annotations(), header);
        if (tree.name() != null) {
            all.marks.put(tree.name(), Role.DEF, symbol.kind(), symbol.id());
        }
        all.typeUses.bindParameters(tree.typeParameters(), symbol.typeParameters(), header);
        all.typeUses.bindAll(tree.superclasses(), header);
        all.typeUses.bindAll(tree.interfaces(), header);
        all.typeUses.bindAll(tree.permitted(), header);
        bindMembers(symbol);
    }

    void bindMembers(SourceType symbol) {
        symbol.tree().components().forEach(c -> bindComponent(c, symbol));
        for (Member member : symbol.tree().members()) bindMember(member, symbol);
    }

    private void bindMember(Member member, SourceType owner) {
        switch (member) {
            case ClassTree nested -> {
                SourceType symbol = owner.declaredAs(nested);
                if (symbol != null) bind(symbol);
            }
            case Member.Field field -> bindField(field.variable(), owner);
            case Member.Constant constant -> bindConstant(constant, owner);
            case Member.Method method -> bindMethod(method, owner);
            case Member.Initializer initializer ->
                    all.statements.bindBody(
                            initializer.body(), new LocalScope(owner.bodyScope()), (_, _) -> {});
        }
    }

    private void bindComponent(VariableTree component, SourceType owner) {
        Scope scope = owner.bodyScope();
        all.annotations.bindAll(component.modifiers().annotations(), scope);
        all.typeUses.bind(component.type(), scope);
        defineField(component.name(), owner);
    }

    private void bindField(VariableTree variable, SourceType owner) {
        LocalScope scope = new LocalScope(owner.bodyScope());
        all.annotations.bindAll(variable.modifiers().annotations(), scope);
        Type type = all.typeUses.bind(variable.type(), scope);
        defineField(variable.name(), owner);
        Expression initializer = variable.initializer();
        if (initializer != null) all.expressions.bind(initializer, scope, type);
    }

    private void defineField(@Nullable Id name, SourceType owner) {
        FieldSymbol field = name == null ? null : owner.field(name.text());
        if (name != null && field != null) {
            all.marks.put(name, Role.DEF, field.kind(), field.id());
        }
    }

    private void bindConstant(Member.Constant constant, SourceType owner) {
        LocalScope scope = new LocalScope(owner.bodyScope());
        all.annotations.bindAll(constant.annotations(), scope);
        defineField(constant.name(), owner);
        all.creations.enumConstant(constant.name(), constant.arguments(), owner, scope);
        ClassTree body = constant.body();
        if (body == null) return;
        SourceType symbol = all.localClass(body, constant.name(), scope);
        symbol.declareAnonymous(owner.thisType());
        bindMembers(symbol);
    }

    private void bindMethod(Member.Method tree, SourceType owner) {
        SourceMethod method = owner.declaredAs(tree);
        Scope scope = method.scope();
        all.annotations.bindAll(tree.modifiers().annotations(), scope);
        all.marks.put(tree.name(), Role.DEF, method.kind(), method.id());
        all.typeUses.bindParameters(tree.typeParameters(), method.typeParameters(), scope);
        if (tree.result() != null) all.typeUses.bind(tree.result(), scope);
        bindReceiver(tree, scope);
        LocalScope inside = new LocalScope(scope);
        bindParameters(method, inside);
        all.typeUses.bindAll(tree.exceptions(), scope);
        Type result = method.signature().result();
        if (tree.defaultValue() != null) {
            all.annotations.bindValue(tree.defaultValue(), result, scope);
        }
        if (tree.body() != null) {
            all.statements.bindBody(tree.body(), inside, all.statements.returning(result));
        }
    }

    private void bindReceiver(Member.Method tree, Scope scope) {
        Member.Receiver receiver = tree.receiver();
        if (receiver == null) return;
        all.annotations.bindAll(receiver.annotations(), scope);
        all.typeUses.bind(receiver.type(), scope);
        if (!receiver.qualifier().isEmpty()) all.names.typeName(receiver.qualifier(), scope);
    }

    /** The parameters of a compact constructor are the components, whose tokens declare both. */
    private void bindParameters(SourceMethod method, LocalScope scope) {
        List<Type> types = method.parameters();
        for (int i = 0; i < types.size(); i++) {
            VariableTree parameter = method.parameterTrees().get(i);
            Id name = parameter.name();
            if (method.tree().isCompact()) {
                if (name != null) {
                    scope.declare(
                            name.text(),
                            new Variable.Local(
                                    all.localId(name), SymbolKind.PARAMETER, types.get(i)));
                }
                continue;
            }
            all.annotations.bindAll(parameter.modifiers().annotations(), scope);
            all.typeUses.bind(parameter.type(), scope);
            all.statements.declare(parameter, SymbolKind.PARAMETER, types.get(i), scope);
        }
    }
}
