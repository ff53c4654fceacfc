package pxr.render.path;

import java.util.Optional;
import pxr.symbol.SymbolId;

/// A symbol's id as a path: `pkg.Type` or `pkg.Type/member`, with `new` for `<init>`, which no
/// method can be called.
///
/// @param value encoded by [PathName]
public record SymbolName(String value) {

    private static final String CONSTRUCTOR = "<init>(";

    /** Stands for the unnamed package, whose id is empty. */
    private static final String UNNAMED = "-";

    public static SymbolName of(String symbolId) {
        int hash = symbolId.indexOf('#');
        if (symbolId.isEmpty()) return new SymbolName(UNNAMED);
        if (hash < 0) return new SymbolName(PathName.encode(symbolId));
        String owner = PathName.encode(symbolId.substring(0, hash));
        return new SymbolName(owner + '/' + member(symbolId));
    }

    /** The member's part of the path, also its anchor on the page of its type; empty for a type. */
    public static String member(String symbolId) {
        int hash = symbolId.indexOf('#');
        if (hash < 0) return "";
        String member = symbolId.substring(hash + 1);
        if (member.startsWith(CONSTRUCTOR)) member = "new" + member.substring("<init>".length());
        return PathName.encode(member);
    }

    /** The id of the symbol; if a part [was cut][PathName#isCut], an id that no symbol has. */
    public String symbolId() {
        if (value.equals(UNNAMED)) return "";
        int slash = value.indexOf('/');
        if (slash < 0) return PathName.decode(value);
        String member = PathName.decode(value.substring(slash + 1));
        if (member.startsWith("new(")) member = "<init>" + member.substring("new".length());
        return SymbolId.member(PathName.decode(value.substring(0, slash)), member);
    }

    /** The name of the type whose member this is. */
    public Optional<SymbolName> owner() {
        int slash = value.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.of(new SymbolName(value.substring(0, slash)));
    }

    /** Whether the last part of the name begins as those of packages do. */
    boolean looksLikePackage() {
        if (value.indexOf('/') >= 0) return false;
        if (value.equals(UNNAMED)) return true;
        int last = value.lastIndexOf('.') + 1;
        return last < value.length() && Character.isLowerCase(value.charAt(last));
    }
}
