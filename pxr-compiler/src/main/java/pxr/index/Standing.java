package pxr.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Declaration;
import pxr.symbol.SymbolKind;

/// How likely a symbol is meant when its name is asked for, as far as its declaration tells:
/// whether all may use it, and whether it belongs to tests.
///
/// @param access of the symbol and all that is around it: the narrowest
/// @param isTest whether it is declared in test code
public record Standing(Access access, boolean isTest) {

    /** From where a symbol may be used, narrowest first. */
    public enum Access {
        PRIVATE,
        PACKAGE,
        PROTECTED,
        PUBLIC
    }

    private static final Access[] ALL = Access.values();

    /** Packages that their projects keep to themselves, by the names that are usual for them. */
    private static final Pattern INTERNAL = Pattern.compile("(^|\\.)(internal|impl)(\\.|$)");

    /** The standings of a file's declarations, in their order. */
    static List<Standing> of(List<Declaration> declarations, String path, String packageName) {
        boolean isTest = TestCode.isAt(path);
        Access around = INTERNAL.matcher(packageName).find() ? Access.PROTECTED : Access.PUBLIC;
        Map<String, Declaration> byId = HashMap.newHashMap(declarations.size());
        for (Declaration d : declarations) byId.put(d.id(), d);
        return declarations.stream()
                .map(d -> new Standing(narrowest(d, byId, around), isTest))
                .toList();
    }

    private static Access narrowest(
            Declaration declaration, Map<String, Declaration> byId, Access around) {
        Access narrowest = around;
        Declaration at = declaration;
        while (at != null) {
            Declaration owner = at.owner().equals(at.id()) ? null : byId.get(at.owner());
            Access access = declared(at, owner);
            if (access.compareTo(narrowest) < 0) narrowest = access;
            at = owner;
        }
        return narrowest;
    }

    private static Access declared(Declaration declaration, @Nullable Declaration owner) {
        SymbolKind kind = declaration.kind();
        String modifiers = ' ' + declaration.modifiers() + ' ';
        if (modifiers.contains(" public ")) return Access.PUBLIC;
        if (modifiers.contains(" protected ")) return Access.PROTECTED;
        if (modifiers.contains(" private ")) return Access.PRIVATE;
        boolean isPublicAnyway =
                kind == SymbolKind.PACKAGE
                        || kind == SymbolKind.MODULE
                        || kind == SymbolKind.ENUM_CONSTANT
                        || owner != null && isInterface(owner.kind());
        return isPublicAnyway ? Access.PUBLIC : Access.PACKAGE;
    }

    private static boolean isInterface(SymbolKind kind) {
        return kind == SymbolKind.INTERFACE || kind == SymbolKind.ANNOTATION;
    }

    /** As the index holds it. */
    long encode() {
        return access.ordinal() * 2L + (isTest ? 1 : 0);
    }

    public static Standing decode(long encoded) {
        return new Standing(ALL[(int) (encoded / 2)], encoded % 2 == 1);
    }
}
