package pxr.symbol;

/// The canonical names of symbols: stable between runs and machines, the same from source and from
/// class files.
///
/// | symbol | id |
/// |---|---|
/// | module | `module:name` |
/// | package | `pkg` |
/// | type | `pkg.Outer$Inner` (the binary name) |
/// | field | `pkg.C#field` |
/// | method | `pkg.C#method(erased,param,types)` |
/// | constructor | `pkg.C#<init>(erased,param,types)` |
/// | type parameter | `pkg.C<T>`, `pkg.C#m()<T>` |
/// | local variable, parameter, label | `file:offset` of its declaration |
/// | what could not be resolved | `?name` |
///
/// Parameter types are binary names, arrays end in `[]`.
public final class SymbolId {

    private SymbolId() {}

    public static String member(String type, String field) {
        return type + '#' + field;
    }

    /** The id of a method or, with the name `<init>`, a constructor. */
    public static String method(String type, String name, Iterable<String> erasedParameters) {
        return type + '#' + name + '(' + String.join(",", erasedParameters) + ')';
    }

    public static String typeParameter(String owner, String name) {
        return owner + '<' + name + '>';
    }

    public static String local(String file, int offset) {
        return file + ':' + offset;
    }

    public static String module(String name) {
        return "module:" + name;
    }

    public static String unresolved(String name) {
        return '?' + name;
    }

    public static boolean isUnresolved(String id) {
        return id.startsWith("?");
    }

    /** The type that declares the member, or the id itself where it is no member's. */
    public static String owner(String id) {
        int hash = id.indexOf('#');
        return hash < 0 ? id : id.substring(0, hash);
    }
}
