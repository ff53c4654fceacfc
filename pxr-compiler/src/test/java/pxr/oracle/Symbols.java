package pxr.oracle;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds.Kind;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/** Puts javac's symbols into the terms of [pxr.symbol]. */
final class Symbols {

    private final Types types;
    private final Symtab symtab;
    private final Definitions definitions;
    private final Map<Symbol, String> ids = new HashMap<>();

    Symbols(Types types, Symtab symtab, Definitions definitions) {
        this.types = types;
        this.symtab = symtab;
        this.definitions = definitions;
    }

    static boolean isUnresolved(@Nullable Symbol symbol) {
        return symbol == null
                || symbol.kind.isResolutionError()
                || symbol.kind == Kind.ERR
                || symbol.kind == Kind.NIL
                || symbol.owner != null && symbol.owner.kind == Kind.NIL
                || symbol.type != null && symbol.type.hasTag(TypeTag.ERROR);
    }

    /** Whether the member is a method that a subtype can inherit and override. */
    static boolean isInheritableMethod(Symbol member) {
        return member.kind == Kind.MTH
                && !member.isConstructor()
                && !member.isStatic()
                && (member.flags() & (Flags.SYNTHETIC | Flags.PRIVATE)) == 0;
    }

    /** The symbol as declared, where javac made a copy or an invention of its own. */
    Symbol declared(Symbol symbol) {
        Symbol base = symbol.baseSymbol();
        return symtab.arrayClass.equals(base.owner) && base.kind == Kind.MTH
                ? objectMethod(base)
                : base;
    }

    /** What a reader means by the clone() of an array is Object's. */
    private Symbol objectMethod(Symbol ofArray) {
        return symtab.objectType.tsym.members().findFirst(ofArray.name);
    }

    String id(Symbol symbol) {
        String known = ids.get(symbol);
        if (known != null) return known;
        String made = makeId(symbol);
        ids.put(symbol, made);
        return made;
    }

    private String makeId(Symbol symbol) {
        return switch (symbol.kind) {
            case MDL -> SymbolId.module(symbol.getQualifiedName().toString());
            case PCK -> symbol.getQualifiedName().toString();
            case TYP -> typeId(symbol);
            case MTH ->
                    SymbolId.method(id(symbol.owner), symbol.name.toString(), parameters(symbol));
            case VAR -> variableId(symbol);
            default -> SymbolId.unresolved(symbol.name.toString());
        };
    }

    private String typeId(Symbol symbol) {
        return symbol.type.hasTag(TypeTag.TYPEVAR)
                ? SymbolId.typeParameter(id(symbol.owner), symbol.name.toString())
                : symbol.flatName().toString();
    }

    private String variableId(Symbol symbol) {
        if (symbol.equals(symtab.lengthVar)) return SymbolId.member("[]", "length");
        if (symbol.owner.kind == Kind.TYP) {
            return SymbolId.member(id(symbol.owner), symbol.name.toString());
        }
        Definition definition = definitions.of(symbol);
        return definition == null
                ? SymbolId.unresolved(symbol.name.toString())
                : SymbolId.local(definition.place().file(), definition.place().offset());
    }

    private List<String> parameters(Symbol method) {
        List<String> names = new ArrayList<>();
        for (Type type : method.erasure(types).getParameterTypes()) names.add(erasedName(type));
        return names;
    }

    private String erasedName(Type erased) {
        if (erased.hasTag(TypeTag.ARRAY)) return erasedName(types.elemtype(erased)) + "[]";
        return erased.hasTag(TypeTag.CLASS) ? erased.tsym.flatName().toString() : erased.toString();
    }

    SymbolKind kind(Symbol symbol) {
        Definition definition = definitions.of(symbol);
        return definition != null ? definition.kind() : kindOf(symbol);
    }

    /** The kind of a symbol by javac's knowledge alone. */
    static SymbolKind kindOf(Symbol symbol) {
        return switch (symbol.getKind()) {
            case MODULE -> SymbolKind.MODULE;
            case PACKAGE -> SymbolKind.PACKAGE;
            case CLASS -> SymbolKind.CLASS;
            case INTERFACE -> SymbolKind.INTERFACE;
            case ENUM -> SymbolKind.ENUM;
            case RECORD -> SymbolKind.RECORD;
            case ANNOTATION_TYPE -> SymbolKind.ANNOTATION;
            case TYPE_PARAMETER -> SymbolKind.TYPE_PARAM;
            case METHOD -> SymbolKind.METHOD;
            case CONSTRUCTOR -> SymbolKind.CONSTRUCTOR;
            case FIELD -> SymbolKind.FIELD;
            case ENUM_CONSTANT -> SymbolKind.ENUM_CONSTANT;
            case RECORD_COMPONENT -> SymbolKind.RECORD_COMPONENT;
            case PARAMETER -> SymbolKind.PARAMETER;
            case LOCAL_VARIABLE -> SymbolKind.LOCAL;
            case EXCEPTION_PARAMETER -> SymbolKind.EXCEPTION_PARAM;
            case RESOURCE_VARIABLE -> SymbolKind.RESOURCE;
            case BINDING_VARIABLE -> SymbolKind.BINDING;
            case STATIC_INIT, INSTANCE_INIT, OTHER -> SymbolKind.UNKNOWN;
        };
    }
}
