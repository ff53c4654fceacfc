package pxr.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.Types;
import pxr.syntax.Expression;
import pxr.syntax.Expression.Binary.Operation;
import pxr.syntax.Id;
import pxr.syntax.TypeTree;

/// Evaluates constant expressions (JLS 15.29).
///
/// A value is a box or a string. Null means that the expression is no constant; a field that needs
/// its own value is none.
final class Constants {

    private final Set<SourceField> busy = new HashSet<>();
    private final TypeBinder types = new TypeBinder(Marks.NONE);

    /** The value of a constant variable. */
    @Nullable Object valueOf(FieldSymbol field) {
        if (!(field instanceof SourceField source)) return field.constantValue();
        Object known = source.knownConstant();
        Expression initializer = known == null ? source.constantInitializer() : null;
        if (initializer == null || !busy.add(source)) return known;
        Object value = evaluate(initializer, source.owner().bodyScope());
        busy.remove(source);
        if (value != null) value = converted(value, source.type(), source.owner().types());
        if (value != null) source.rememberConstant(value);
        return value;
    }

    private static @Nullable Object converted(Object value, Type type, Types types) {
        if (type instanceof Primitive p) return ConstantArithmetic.cast(value, p);
        return types.isString(type) && value instanceof String ? value : null;
    }

    private @Nullable Object evaluate(Expression e, Scope scope) {
        return switch (e) {
            case Expression.Literal literal -> LiteralValue.of(literal);
            case Expression.Parenthesized p -> evaluate(p.inner(), scope);
            case Expression.Name name ->
                    scope.variable(name.id().text()) instanceof Variable.Field f
                            ? valueOf(f.symbol())
                            : null;
            case Expression.Select select -> select(select, scope);
            case Expression.Unary unary -> {
                Object operand = unary.assigns() ? null : evaluate(unary.operand(), scope);
                yield operand == null ? null : ConstantArithmetic.unary(unary.operator(), operand);
            }
            case Expression.Binary binary -> binary(binary, scope);
            case Expression.Conditional conditional -> conditional(conditional, scope);
            case Expression.Cast cast -> {
                Object operand = evaluate(cast.operand(), scope);
                yield operand == null
                        ? null
                        : converted(
                                operand,
                                types.bind(cast.type(), scope),
                                scope.file().program().types());
            }
            default -> null;
        };
    }

    private @Nullable Object binary(Expression.Binary binary, Scope scope) {
        Object value = evaluate(binary.first(), scope);
        for (Operation operation : binary.rest()) {
            if (value == null) return null;
            Object right = evaluate(operation.operand(), scope);
            if (right == null) return null;
            value = ConstantArithmetic.binary(operation.operator(), value, right);
        }
        return value;
    }

    /** Both results must be constant; the type is that of both together (JLS 15.25). */
    private @Nullable Object conditional(Expression.Conditional e, Scope scope) {
        Object condition = evaluate(e.condition(), scope);
        Object whenTrue = evaluate(e.whenTrue(), scope);
        Object whenFalse = evaluate(e.whenFalse(), scope);
        if (!(condition instanceof Boolean b) || whenTrue == null || whenFalse == null) return null;
        Object chosen = b ? whenTrue : whenFalse;
        Object other = b ? whenFalse : whenTrue;
        if (chosen.getClass() == other.getClass()) return chosen;
        Primitive type = ConstantArithmetic.typeOfBoth(chosen, other);
        return type == null ? null : ConstantArithmetic.cast(chosen, type);
    }

    /** Only `TypeName.Identifier` is constant, not a field of an object. */
    private @Nullable Object select(Expression.Select select, Scope scope) {
        List<TypeTree.Part> parts = new ArrayList<>(2);
        if (!collect(select.target(), parts)
                || !(types.bind(new TypeTree.Named(parts), scope) instanceof ClassType c)) {
            return null;
        }
        FieldSymbol field = Members.field(c.symbol(), select.name().text(), scope.accessor());
        return field == null ? null : valueOf(field);
    }

    private static boolean collect(Expression e, List<TypeTree.Part> parts) {
        Id name;
        switch (e) {
            case Expression.Name n -> name = n.id();
            case Expression.Select s when collect(s.target(), parts) -> name = s.name();
            default -> {
                return false;
            }
        }
        parts.add(new TypeTree.Part(name, List.of(), null));
        return true;
    }
}
