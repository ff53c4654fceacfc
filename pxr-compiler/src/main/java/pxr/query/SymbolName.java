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
        return new SymbolName(id, parts, ofMember(id, parts.getLast()));
    }

    private static String ofMember(String id, String type) {
        int hash = id.indexOf('#');
        int parenthesis = id.indexOf('(', hash);
        String name = id.substring(hash + 1, parenthesis < 0 ? id.length() : parenthesis);
        return name.equals("<init>") ? type : name;
    }

    /** A symbol's own name, as [#of] tells it, without making the other parts. */
    static String simple(String id) {
        int hash = id.indexOf('#');
        if (hash < 0) return of(id).simple;
        return ofMember(id, id.startsWith("<init>", hash + 1) ? of(id).simple : "");
    }

    /** That of a member of the type. */
    static String ofMember(String id, SymbolName type) {
        return ofMember(id, type.simple);
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
}
