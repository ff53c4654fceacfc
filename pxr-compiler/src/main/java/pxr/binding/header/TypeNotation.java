package pxr.binding.header;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.UnknownType;
import pxr.binding.type.WildcardType;

/// Writes the types in a class's header.
///
/// ```
/// type     = primitive | class | "[" type | wildcard | variable | "?" name ";"
/// class    = "L" binary-name [ "<" type+ ">" ] [ "&" class ] ";"     the last is the outer type
/// wildcard = "*" | "+" type | "-" type
/// variable = "M" index ";"                       the method's own
///          | "T" levels "," index ";"            of the class so many levels out
/// ```
///
/// Variables are numbered, not named, for the name of one may hide another's.
///
/// @param owner the class in whose header the types stand
/// @param variables the type parameters of the method in whose signature they stand
record TypeNotation(TypeSymbol owner, List<TypeVariable> variables) {

    /** The letters of class files, in the order in which the primitive types are declared. */
    static final String PRIMITIVES = "BSCIJFDZV";

    String write(Type type) {
        StringBuilder text = new StringBuilder();
        write(type, text);
        return text.toString();
    }

    List<String> writeAll(List<? extends Type> types) {
        return types.stream().map(this::write).toList();
    }

    private void write(Type type, StringBuilder text) {
        switch (type) {
            case Primitive p -> text.append(PRIMITIVES.charAt(p.ordinal()));
            case ClassType c -> writeClass(c, text);
            case ArrayType a -> write(a.element(), text.append('['));
            case WildcardType w -> writeWildcard(w, text);
            case TypeVariable v -> writeVariable(v, text);
            case UnknownType u -> writeUnknown(u.name(), text);
            default -> writeUnknown("", text); // inference and casts alone make others
        }
    }

    private void writeClass(ClassType type, StringBuilder text) {
        text.append('L').append(type.symbol().id());
        if (!type.arguments().isEmpty()) {
            text.append('<');
            for (Type argument : type.arguments()) write(argument, text);
            text.append('>');
        }
        ClassType outer = type.outer();
        if (outer != null) writeClass(outer, text.append('&'));
        text.append(';');
    }

    private void writeWildcard(WildcardType type, StringBuilder text) {
        Type bound = type.bound();
        if (bound == null) text.append('*');
        else write(bound, text.append(type.isSuper() ? '-' : '+'));
    }

    private void writeVariable(TypeVariable variable, StringBuilder text) {
        int own = variables.indexOf(variable);
        if (own >= 0) {
            text.append('M').append(own).append(';');
            return;
        }
        int levels = 0;
        for (@Nullable TypeSymbol type = owner; type != null; type = type.enclosing(), levels++) {
            int index = type.typeParameters().indexOf(variable);
            if (index < 0) continue;
            text.append('T').append(levels).append(',').append(index).append(';');
            return;
        }
        writeUnknown(variable.name(), text);
    }

    private static void writeUnknown(String name, StringBuilder text) {
        text.append('?').append(name.replace(';', ',')).append(';');
    }
}
