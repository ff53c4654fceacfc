package pxr.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Declaration;
import pxr.symbol.FileFacts;

/// Holds the values of constant variables (JLS 4.12.4) against javac's. Values are compared, not
/// spellings: what is told of a field is a literal, which is read here as the language reads it.
final class ConstantDifference {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private final List<String> differences = new ArrayList<>();
    private int constants;

    ConstantDifference(JavacTruth truth, Collection<FileFacts> binding) {
        Map<String, Declaration> declared = new HashMap<>();
        for (FileFacts file : binding) {
            for (Declaration d : file.declarations()) declared.putIfAbsent(d.id(), d);
        }
        for (FileTruth file : truth.files()) compare(file, declared);
    }

    /** How many constants javac knows. */
    int constants() {
        return constants;
    }

    /** By file, then symbol. */
    List<String> differences() {
        return differences;
    }

    private void compare(FileTruth file, Map<String, Declaration> declared) {
        constants +=
                (int) file.constants().values().stream().filter(v -> v != FileTruth.NONE).count();
        for (String id : new TreeSet<>(file.constants().keySet())) {
            Object known = file.constants().get(id);
            Object expected = known == FileTruth.NONE ? null : known;
            Declaration d = declared.get(id);
            if (d == null) continue; // a difference of names, which is judged elsewhere
            Object got = value(d.constantValue(), d.type());
            if (!Objects.equals(expected, got)) {
                differences.add(
                        "%s %s: expected %s, got %s"
                                .formatted(file.file().path(), id, expected, d.constantValue()));
            }
        }
    }

    /** The value of a literal for a variable of that type; NaN and the zeros are as they are. */
    private static @Nullable Object value(@Nullable String literal, String type) {
        if (literal == null) return null;
        return switch (type) {
            case "boolean" -> Boolean.valueOf(literal);
            case "byte" -> Byte.valueOf(literal);
            case "short" -> Short.valueOf(literal);
            case "int" -> Integer.valueOf(literal);
            case "long" -> Long.valueOf(withoutLast(literal));
            case "char" -> text(literal).charAt(0);
            case "float" -> (float) quotient(literal);
            case "double" -> quotient(literal);
            default -> text(literal);
        };
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - 1);
    }

    private static double quotient(String literal) {
        int slash = literal.indexOf('/');
        if (slash < 0)
            return literal.endsWith("f") ? Float.parseFloat(literal) : Double.parseDouble(literal);
        return quotient(literal.substring(0, slash)) / quotient(literal.substring(slash + 1));
    }

    private static String text(String literal) {
        String inner = withoutLast(literal.substring(1));
        StringBuilder decoded = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            boolean isEscape = inner.charAt(i) == '\\';
            if (isEscape
                    && ESCAPE.matcher(inner).region(i, Math.min(inner.length(), i + 6)).matches()) {
                decoded.append((char) Integer.parseInt(inner.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (isEscape) {
                decoded.append(inner.substring(i, i + 2).translateEscapes());
                i++;
            } else {
                decoded.append(inner.charAt(i));
            }
        }
        return decoded.toString();
    }
}
