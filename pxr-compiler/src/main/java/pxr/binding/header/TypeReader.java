package pxr.binding.header;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pxr.binding.type.ArrayType;
import pxr.binding.type.ClassType;
import pxr.binding.type.Primitive;
import pxr.binding.type.Type;
import pxr.binding.type.TypeSymbol;
import pxr.binding.type.TypeVariable;
import pxr.binding.type.UnknownType;
import pxr.binding.type.WildcardType;

/// Reads what [TypeNotation] wrote: one type.
final class TypeReader {

    private final Function<String, @Nullable TypeSymbol> linker;
    private final TypeSymbol owner;
    private final List<TypeVariable> variables;
    private final String text;
    private int at;

    private TypeReader(
            Function<String, @Nullable TypeSymbol> linker,
            TypeSymbol owner,
            List<TypeVariable> variables,
            String text) {
        this.linker = linker;
        this.owner = owner;
        this.variables = variables;
        this.text = text;
    }

    /// @param variables the type parameters of the method in whose signature the type stands; read
    ///   when a type mentions one, for their bounds may mention one another
    static Type read(
            String text,
            StoredType owner,
            List<TypeVariable> variables,
            Function<String, @Nullable TypeSymbol> linker) {
        return new TypeReader(linker, owner, variables, text).type();
    }

    private Type type() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'L' -> classType();
            case '[' -> new ArrayType(type());
            case '*' -> WildcardType.UNBOUNDED;
            case '+' -> new WildcardType(false, type());
            case '-' -> new WildcardType(true, type());
            case 'M' -> variables.get(Integer.parseInt(until(';')));
            case 'T' -> classVariable(Integer.parseInt(until(',')), Integer.parseInt(until(';')));
            case '?' -> unknown(until(';'));
            default -> Primitive.values()[TypeNotation.PRIMITIVES.indexOf(c)];
        };
    }

    private static Type unknown(String name) {
        return name.isEmpty() ? UnknownType.UNKNOWN : new UnknownType(name);
    }

    private Type classVariable(int levels, int index) {
        TypeSymbol type = owner;
        for (int i = 0; i < levels && type != null; i++) type = type.enclosing();
        return type == null ? UnknownType.UNKNOWN : type.typeParameters().get(index);
    }

    private Type classType() {
        String name = binaryName();
        List<Type> arguments = List.of();
        if (text.charAt(at) == '<') {
            at++;
            arguments = new ArrayList<>(2);
            while (text.charAt(at) != '>') arguments.add(type());
            at++;
        }
        ClassType outer = null;
        if (text.charAt(at) == '&') {
            at += 2;
            if (classType() instanceof ClassType c) outer = c;
        }
        at++;
        TypeSymbol symbol = linker.apply(name);
        return symbol == null
                ? new UnknownType(name)
                : new ClassType(symbol, outer, List.copyOf(arguments));
    }

    private String binaryName() {
        int start = at;
        while ("<&;".indexOf(text.charAt(at)) < 0) at++;
        return text.substring(start, at);
    }

    private String until(char end) {
        int start = at;
        at = text.indexOf(end, start) + 1;
        return text.substring(start, at - 1);
    }
}
