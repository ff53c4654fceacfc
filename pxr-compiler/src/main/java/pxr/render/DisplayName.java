package pxr.render;

import pxr.symbol.SymbolId;

/** Names of symbols as readers say them, made from their ids alone. */
final class DisplayName {

    private DisplayName() {}

    /** `Map.Entry.comparingByKey(Comparator)`; of a package or an unknown its whole name. */
    static String of(String id) {
        if (SymbolId.isUnresolved(id)) return id.substring(1);
        if (id.startsWith("module:")) return id.substring("module:".length());
        int hash = id.indexOf('#');
        if (hash < 0) return type(id);
        String member = id.substring(hash + 1);
        String owner = type(id.substring(0, hash));
        int parenthesis = member.indexOf('(');
        if (parenthesis < 0) return owner + '.' + member;
        String name = member.substring(0, parenthesis);
        String call = parameters(member.substring(parenthesis));
        return name.equals("<init>") ? owner + call : owner + '.' + name + call;
    }

    /** `Outer.Inner`, without the package. */
    static String type(String binaryName) {
        return binaryName.substring(binaryName.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** The package of a type's id; empty for a type of the unnamed package. */
    static String packageOf(String id) {
        String type = SymbolId.owner(id);
        int dot = type.lastIndexOf('.');
        return dot < 0 ? "" : type.substring(0, dot);
    }

    static String ofPackage(String id) {
        return id.isEmpty() ? "(unnamed package)" : id;
    }

    private static String parameters(String list) {
        StringBuilder out = new StringBuilder(list.length());
        int from = 1;
        out.append('(');
        for (int i = 1; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c != ',' && c != ')') continue;
            out.append(type(list.substring(from, i)));
            out.append(c == ',' ? ", " : ")");
            from = i + 1;
        }
        return out.toString();
    }
}
