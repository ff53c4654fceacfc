package pxr.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.MethodSymbol;
import pxr.binding.type.Substitution;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.UnknownType;
import pxr.symbol.Role;
import pxr.symbol.SymbolKind;
import pxr.syntax.Expression;
import pxr.syntax.Id;
import pxr.syntax.Statement;

/// Binds what calls constructors: `new`, with a class body and without, `this(…)`, `super(…)` and
/// the constants of enums (JLS 15.9, 8.8.7.1, 8.9.1).
final class Creations {

    private final Bodies all;

    Creations(Bodies all) {
        this.all = all;
    }

    Argument creation(Expression.New creation, Scope scope) {
        Type type = createdType(creation, scope);
        List<Type> typeArguments = all.typeUses.bindAll(creation.typeArguments(), scope);
        List<Argument> arguments = all.calls.arguments(creation.arguments(), scope);
        Id token = creation.type().last().name();
        if (!(type instanceof ClassType c)) {
            all.marks.unresolved(token, Role.NEW);
            all.calls.completeAll(arguments);
            return new Argument.Value(bindAnonymous(creation, null, scope));
        }
        if (c.symbol().isInterface()) return interfaceCreation(creation, c, arguments, scope);
        Overloads.Selection selection =
                constructor(
                        c.symbol(),
                        c,
                        arguments,
                        typeArguments,
                        creation.body() == null ? scope.accessor() : scope.superAccessor(),
                        creation.type().isDiamond() ? c.symbol().typeParameters() : List.of());
        if (selection == null) {
            all.marks.unresolved(token, Role.NEW);
            all.calls.completeAll(arguments);
            return new Argument.Value(bindAnonymous(creation, c, scope));
        }
        all.marks.put(token, Role.NEW, SymbolKind.CONSTRUCTOR, selection.method().id());
        if (creation.type().isDiamond()) {
            return diamond(creation, selection, c, arguments, scope);
        }
        all.expressions.completed(all.calls.invoke(selection, c, arguments, typeArguments), null);
        return new Argument.Value(bindAnonymous(creation, c, scope));
    }

    private Type createdType(Expression.New creation, Scope scope) {
        if (creation.outer() == null) return all.typeUses.bind(creation.type(), scope);
        Type outer = all.expressions.bind(creation.outer(), scope);
        Id name = creation.type().last().name();
        for (ClassType c : all.types.classTypes(outer)) {
            TypeSymbol member = Members.memberType(c.symbol(), name.text());
            if (member == null) continue;
            all.marks.put(name, Role.REF, member.kind(), member.id());
            var arguments = creation.type().last().arguments();
            ClassType as =
                    member.enclosing() == null ? null : all.types.asSuper(c, member.enclosing());
            return new ClassType(
                    member,
                    as != null && as.isParameterized() ? as : null,
                    arguments == null ? List.of() : all.typeUses.bindAll(arguments, scope));
        }
        all.marks.unresolved(name, Role.REF);
        return UnknownType.UNKNOWN;
    }

    /// The constructor that is called.
    ///
    /// @param inferred the class's type parameters with a diamond, else none
    private Overloads.@Nullable Selection constructor(
            TypeSymbol type,
            Type site,
            List<Argument> arguments,
            List<Type> typeArguments,
            Accessor accessor,
            List<TypeVariable> inferred) {
        return all.overloads.select(
                Members.constructors(type, accessor), site, arguments, typeArguments, inferred);
    }

    /** An anonymous class that implements an interface calls no constructor of that. */
    private Argument interfaceCreation(
            Expression.New creation, ClassType type, List<Argument> arguments, Scope scope) {
        all.calls.completeAll(arguments);
        if (!creation.type().isDiamond() || type.symbol().typeParameters().isEmpty()) {
            return new Argument.Value(bindAnonymous(creation, type, scope));
        }
        Inference inference = new Inference(all.types, all.lambdas);
        Type open =
                inference
                        .open(type.symbol().typeParameters(), List.of(), t -> t)
                        .apply((Type) withOuter(type));
        return withBody(creation, open, inference, scope);
    }

    private static ClassType withOuter(ClassType type) {
        return new ClassType(type.symbol(), type.outer(), type.symbol().thisType().arguments());
    }

    /** The class's type parameters are inferred together with the constructor's (JLS 15.9.3). */
    private Argument diamond(
            Expression.New creation,
            Overloads.Selection selection,
            ClassType type,
            List<Argument> arguments,
            Scope scope) {
        Inference inference = new Inference(all.types, all.lambdas);
        Type open = open(selection, type, arguments, inference);
        return withBody(creation, open, inference, scope);
    }

    /** The same for a constructor reference. */
    Argument diamond(Overloads.Selection selection, ClassType type, List<Argument> arguments) {
        Inference inference = new Inference(all.types, all.lambdas);
        return all.calls.finished(open(selection, type, arguments, inference), inference);
    }

    private Type open(
            Overloads.Selection selection,
            ClassType type,
            List<Argument> arguments,
            Inference inference) {
        MethodSymbol.Signature signature = selection.method().signature();
        List<TypeVariable> parameters = new ArrayList<>(type.symbol().typeParameters());
        parameters.addAll(signature.typeParameters());
        UnaryOperator<Type> inOuter =
                type.outer() == null ? t -> t : Substitution.arguments(type.outer())::apply;
        Substitution substitution = inference.open(parameters, signature.exceptions(), inOuter);
        all.calls.addAll(
                arguments, selection, t -> substitution.apply(inOuter.apply(t)), inference);
        return substitution.apply((Type) withOuter(type));
    }

    private Argument withBody(
            Expression.New creation, Type type, Inference inference, Scope scope) {
        if (creation.body() != null) {
            inference.afterwards(i ->
                    bindAnonymous(
                            creation,
                            i.instantiated(type) instanceof ClassType c ? c : null,
                            scope));
        }
        return all.calls.finished(type, inference);
    }

    /** Binds the class body, if there is one; the type of the creation is then that class. */
    private Type bindAnonymous(
            Expression.New creation, @Nullable ClassType supertype, Scope scope) {
        if (creation.body() == null) return supertype == null ? UnknownType.UNKNOWN : supertype;
        Id token = creation.type().last().name();
        SourceType symbol = all.localClass(creation.body(), token, scope);
        symbol.declareAnonymous(supertype);
        all.classes.bindMembers(symbol);
        return ClassType.of(symbol);
    }

    /** `this(…)` or `super(…)`. */
    void constructorCall(Statement.ConstructorCall call, Scope scope) {
        if (call.outer() != null) all.expressions.bind(call.outer(), scope);
        SourceType current = Objects.requireNonNull(scope.enclosingClass());
        Type site =
                call.isThis()
                        ? current.thisType()
                        : Objects.requireNonNullElse(
                                (Type) current.superclass(), UnknownType.UNKNOWN);
        List<Type> typeArguments = all.typeUses.bindAll(call.typeArguments(), scope);
        List<Argument> arguments = all.calls.arguments(call.arguments(), scope);
        Overloads.Selection selection =
                site instanceof ClassType c
                        ? constructor(
                                c.symbol(),
                                c,
                                arguments,
                                typeArguments,
                                scope.superAccessor(),
                                List.of())
                        : null;
        if (selection == null) {
            all.marks.unresolved(call.keyword(), Role.CALL);
            all.calls.completeAll(arguments);
            return;
        }
        all.marks.put(call.keyword(), Role.CALL, SymbolKind.CONSTRUCTOR, selection.method().id());
        all.expressions.completed(
                all.calls.invoke(selection, site, arguments, typeArguments), null);
    }

    /** The constructor that an enum constant calls. */
    void enumConstant(Id name, List<Expression> expressions, SourceType owner, Scope scope) {
        List<Argument> arguments = all.calls.arguments(expressions, scope);
        Overloads.Selection selection =
                constructor(
                        owner,
                        owner.thisType(),
                        arguments,
                        List.of(),
                        scope.superAccessor(),
                        List.of());
        if (selection == null) {
            all.marks.unresolved(name, Role.NEW_ENUM);
            all.calls.completeAll(arguments);
            return;
        }
        all.marks.put(name, Role.NEW_ENUM, SymbolKind.CONSTRUCTOR, selection.method().id());
        all.expressions.completed(
                all.calls.invoke(selection, owner.thisType(), arguments, List.of()), null);
    }
}
