package pxr.query;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import pxr.symbol.SymbolId;

/// A symbol's id in the parts that people know it by.
///
/// @param qualifiers the packages and types around it, outermost first
/// @param simple its own name; a constructor has its type's
record SymbolName(String id, List<String> qualifiers, String simple) {

    private static final Pattern SEPARATOR = Pattern.compile("[.$]");

    static SymbolName of(String id) {
        String type = SymbolId.owner(id);
        List<String> parts = parts(type.substring(type.indexOf(':') + 1));
        if (type.length() == id.length()) {
            int last = parts.size() - 1;
            return new SymbolName(id, parts.subList(0, last), parts.get(last));
        }
        String member = id.substring(type.length() + 1);
        String name = member.substring(0, end(member));
        return new SymbolName(id, parts, name.equals("<init>") ? parts.getLast() : name);
    }

    /** A symbol's own name, as [#of] tells it, without making the other parts. */
    static String simple(String id) {
        int parenthesis = id.indexOf('(');
        int end = parenthesis < 0 ? id.length() : parenthesis;
        int hash = id.lastIndexOf('#', end - 1);
        boolean isConstructor = hash >= 0 && id.startsWith("<init>", hash + 1);
        if (hash >= 0 && !isConstructor) return id.substring(hash + 1, end);
        return of(isConstructor ? id.substring(0, hash) : id).simple;
    }

    private static List<String> parts(String type) {
        List<String> parts = Arrays.asList(SEPARATOR.split(type, -1));
        // A dollar sign can also be the end of a name.
        return parts.getLast().isEmpty() ? Arrays.asList(type.split("\\.", -1)) : parts;
    }

    private static int end(String member) {
        int parenthesis = member.indexOf('(');
        return parenthesis < 0 ? member.length() : parenthesis;
    }
}
