package pxr.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import pxr.index.CaseFolding;
import pxr.symbol.ParameterList;

/// What someone typed between the parentheses of a method: types as they are declared or erased, by
/// simple or qualified name, the last perhaps unfinished.
///
/// @param types in lower case and without what does not tell overloads apart
/// @param isOpen whether more may follow
record TypedParameters(List<String> types, boolean isOpen) {

    private static final Pattern SPACE_BEFORE = Pattern.compile("\\s+(?=[.\\[\\]])|(?<=\\[)\\s+");

    /// @param typed behind the opening parenthesis
    static TypedParameters of(String typed) {
        int end = typed.indexOf(')');
        String list = end < 0 ? typed : typed.substring(0, end);
        if (list.isBlank()) return new TypedParameters(List.of(), end < 0);
        return new TypedParameters(typesIn(list), end < 0);
    }

    /** The types of a list such as `Map<K, V> map, int... ids`, with or without the names. */
    private static List<String> typesIn(String list) {
        List<String> types = new ArrayList<>();
        for (String parameter : ParameterList.split(list)) {
            String type = SPACE_BEFORE.matcher(erased(parameter)).replaceAll("").strip();
            int name = type.lastIndexOf(' ');
            types.add(plain(name < 0 ? type : type.substring(0, name)));
        }
        return types;
    }

    private static String erased(String type) {
        int arguments = type.indexOf('<');
        if (arguments < 0) return type;
        return type.substring(0, arguments) + type.substring(type.lastIndexOf('>') + 1);
    }

    /** In lower case, with one spelling of arrays and of member types. */
    private static String plain(String type) {
        return CaseFolding.fold(type).replace("...", "[]").replace('$', '.');
    }

    /** Whether any method fits. */
    boolean isAny() {
        return isOpen && types.isEmpty();
    }

    /** Whether the parameters of the method with that id fit, by their erased types. */
    boolean fitId(String id) {
        String inside = inside(id);
        return fit(
                inside.isEmpty()
                        ? List.of()
                        : Arrays.stream(inside.split(",")).map(TypedParameters::plain).toList());
    }

    /** Whether the parameters fit as a signature declares them. */
    boolean fitSignature(String signature) {
        String inside = inside(signature);
        return fit(inside.isEmpty() ? List.of() : typesIn(inside));
    }

    private static String inside(String method) {
        int start = method.indexOf('(') + 1;
        int end = method.indexOf(')', start);
        return start == 0 || end < 0 ? "" : method.substring(start, end);
    }

    private boolean fit(List<String> declared) {
        int count = types.size();
        if (isOpen ? declared.size() < count : declared.size() != count) return false;
        for (int i = 0; i < count; i++) {
            boolean isUnfinished = isOpen && i == count - 1;
            if (!fits(types.get(i), declared.get(i), isUnfinished)) return false;
        }
        return true;
    }

    private static boolean fits(String typed, String declared, boolean isUnfinished) {
        for (int at = 0; at >= 0; at = after(declared, at)) {
            boolean fits =
                    isUnfinished
                            ? declared.startsWith(typed, at)
                            : declared.length() - at == typed.length() && declared.endsWith(typed);
            if (fits) return true;
        }
        return false;
    }

    /** Where the next part of a qualified name begins, or -1. */
    private static int after(String name, int at) {
        int dot = name.indexOf('.', at);
        return dot < 0 ? -1 : dot + 1;
    }
}
