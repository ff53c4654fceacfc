package pxr.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ClassType;
import pxr.binding.type.FieldSymbol;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;

/** The body of a class: its members, inherited ones among them, and its type parameters. */
final class ClassScope extends Scope {

    private final SourceType symbol;

    ClassScope(SourceType symbol, Scope outer) {
        super(outer);
        this.symbol = symbol;
    }

    SourceType symbol() {
        return symbol;
    }

    @Override
    @Nullable Type ownType(String name) {
        for (TypeVariable parameter : symbol.typeParameters()) {
            if (parameter.name().equals(name)) return parameter;
        }
        TypeSymbol member = Members.memberType(symbol, name);
        return member == null ? null : asMember(member);
    }

    /** Inside a generic class the name of an inner class means that of this very instance. */
    private ClassType asMember(TypeSymbol member) {
        TypeSymbol declaring = member.enclosing();
        if (!member.isInner() || declaring == null) return ClassType.of(member);
        ClassType outer = declaring == symbol ? symbol.thisType() : symbol.closure().get(declaring);
        return new ClassType(
                member, outer != null && outer.isParameterized() ? outer : null, List.of());
    }

    @Override
    @Nullable Variable ownVariable(String name) {
        FieldSymbol field = Members.field(symbol, name, accessor());
        if (field == null) return null;
        Type type =
                symbol.types()
                        .asMemberOf(
                                symbol.thisType(), field.owner(), field.type(), field.isStatic());
        return new Variable.Field(field, type);
    }
}
