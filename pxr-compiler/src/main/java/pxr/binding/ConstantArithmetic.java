package pxr.binding;

import org.jspecify.annotations.Nullable;
import pxr.binding.type.Primitive;

/** Operators and casts on constant values, which are boxes and strings (JLS 15.29). */
final class ConstantArithmetic {

    private ConstantArithmetic() {}

    /** The value converted to the type, or null where there is no such conversion. */
    static @Nullable Object cast(Object value, Primitive type) {
        if (type == Primitive.BOOLEAN) return value instanceof Boolean ? value : null;
        Number number = number(value);
        if (number == null) return null;
        // A floating value goes to the small types by way of int (JLS 5.1.3).
        boolean floating = number instanceof Double || number instanceof Float;
        int narrow = floating ? (int) number.doubleValue() : number.intValue();
        return switch (type) {
            case BYTE -> (byte) narrow;
            case SHORT -> (short) narrow;
            case CHAR -> (char) narrow;
            case INT -> narrow;
            case LONG -> floating ? (long) number.doubleValue() : number.longValue();
            case FLOAT -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            case BOOLEAN, VOID -> null;
        };
    }

    private static @Nullable Number number(Object value) {
        return switch (value) {
            case Character c -> (int) c;
            case Number n -> n;
            default -> null;
        };
    }

    private static Primitive type(Object value) {
        return switch (value) {
            case Double _ -> Primitive.DOUBLE;
            case Float _ -> Primitive.FLOAT;
            case Long _ -> Primitive.LONG;
            case Boolean _ -> Primitive.BOOLEAN;
            default -> Primitive.INT;
        };
    }

    /// The type of a conditional expression with these two results, or null where it is no number's
    /// (JLS 15.25.2): an int that fits it is taken for the smaller type beside it.
    static @Nullable Primitive typeOfBoth(Object a, Object b) {
        if (number(a) == null || number(b) == null) return null;
        if (b instanceof Integer i && isSmall(a) && i.equals(widened(a, i))) return small(a);
        if (a instanceof Integer i && isSmall(b) && i.equals(widened(b, i))) return small(b);
        boolean isShort =
                isSmall(a)
                        && isSmall(b)
                        && small(a) != Primitive.CHAR
                        && small(b) != Primitive.CHAR;
        return isShort ? Primitive.SHORT : Primitive.promoted(type(a), type(b));
    }

    private static boolean isSmall(Object value) {
        return value instanceof Byte || value instanceof Short || value instanceof Character;
    }

    private static Primitive small(Object value) {
        return value instanceof Byte
                ? Primitive.BYTE
                : value instanceof Short ? Primitive.SHORT : Primitive.CHAR;
    }

    /** The int after it was of the small value's type. */
    private static @Nullable Object widened(Object small, int value) {
        Object narrow = cast(value, small(small));
        return narrow == null ? null : cast(narrow, Primitive.INT);
    }

    static @Nullable Object unary(String operator, Object operand) {
        if (operand instanceof Boolean b) return operator.equals("!") ? !b : null;
        if (operand instanceof String) return null;
        Object value = cast(operand, type(operand));
        return switch (operator) {
            case "+" -> value;
            case "-" -> negated(value);
            case "~" ->
                    switch (value) {
                        case Integer i -> ~i;
                        case Long l -> ~l;
                        case null, default -> null;
                    };
            default -> null;
        };
    }

    private static @Nullable Object negated(@Nullable Object value) {
        return switch (value) {
            case Integer i -> -i;
            case Long l -> -l;
            case Float f -> -f;
            case Double d -> -d;
            case null, default -> null;
        };
    }

    static @Nullable Object binary(String operator, Object a, Object b) {
        if (a instanceof String || b instanceof String) return strings(operator, a, b);
        if (a instanceof Boolean p && b instanceof Boolean q) return booleans(operator, p, q);
        Number x = number(a);
        Number y = number(b);
        if (x == null || y == null) return null;
        boolean isShift = operator.equals("<<") || operator.equals(">>") || operator.equals(">>>");
        Primitive type = isShift ? type(a) : Primitive.promoted(type(a), type(b));
        return switch (type) {
            case DOUBLE -> doubles(operator, x.doubleValue(), y.doubleValue());
            case FLOAT -> floats(operator, x.floatValue(), y.floatValue());
            case LONG -> longs(operator, x.longValue(), y.longValue());
            default -> ints(operator, x.intValue(), isShift ? (int) y.longValue() : y.intValue());
        };
    }

    private static @Nullable Object strings(String operator, Object a, Object b) {
        return switch (operator) {
            case "+" -> String.valueOf(a) + b;
            case "==" -> a.equals(b);
            case "!=" -> !a.equals(b);
            default -> null;
        };
    }

    private static @Nullable Object booleans(String operator, boolean a, boolean b) {
        return switch (operator) {
            case "&", "&&" -> a && b;
            case "|", "||" -> a || b;
            case "^", "!=" -> a != b;
            case "==" -> a == b;
            default -> null;
        };
    }

    private static @Nullable Object ints(String operator, int a, int b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? null : (Object) (a / b);
            case "%" -> b == 0 ? null : (Object) (a % b);
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case ">>>" -> a >>> b;
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            default -> compared(operator, Integer.compare(a, b), false);
        };
    }

    private static @Nullable Object longs(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? null : (Object) (a / b);
            case "%" -> b == 0 ? null : (Object) (a % b);
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case ">>>" -> a >>> b;
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            default -> compared(operator, Long.compare(a, b), false);
        };
    }

    private static @Nullable Object floats(String operator, float a, float b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            default -> doubles(operator, a, b);
        };
    }

    private static @Nullable Object doubles(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            default -> {
                boolean unordered = Double.isNaN(a) || Double.isNaN(b);
                yield compared(operator, a < b ? -1 : a > b ? 1 : 0, unordered);
            }
        };
    }

    private static @Nullable Object compared(String operator, int order, boolean unordered) {
        return switch (operator) {
            case "==" -> order == 0 && !unordered;
            case "!=" -> order != 0 || unordered;
            case "<" -> order < 0 && !unordered;
            case "<=" -> order <= 0 && !unordered;
            case ">" -> order > 0 && !unordered;
            case ">=" -> order >= 0 && !unordered;
            default -> null;
        };
    }
}
