package pxr.query;

import java.util.ArrayList;
import java.util.List;
import pxr.symbol.SymbolId;

/// A symbol's id in the parts that people know it by.
///
/// @param qualifiers the packages and types around it, outermost first
/// @param simple its own name; a constructor has its type's
record SymbolName(String id, List<String> qualifiers, String simple) {

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
        // A dollar sign can also be the end of a name.
        boolean hasMemberTypes = !type.endsWith("$");
        List<String> parts = new ArrayList<>(8);
        int start = 0;
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c != '.' && !(c == '$' && hasMemberTypes)) continue;
            parts.add(type.substring(start, i));
            start = i + 1;
        }
        parts.add(type.substring(start));
        return parts;
    }

    private static int end(String member) {
        int parenthesis = member.indexOf('(');
        return parenthesis < 0 ? member.length() : parenthesis;
    }
}
