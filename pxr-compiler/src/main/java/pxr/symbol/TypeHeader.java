package pxr.symbol;

import java.util.List;

/// What other files can see of a class: all of its declaration but bodies, comments and places. Two
/// classes with equal headers are the same to everyone else.
///
/// Types are written in a notation of one line that [pxr.symbol] does not read; it refers to other
/// classes by their binary names, so a header stands for itself.
///
/// @param id the binary name
/// @param name the simple name
/// @param flags as in class files, and some that only sources have
/// @param inner whether its instances have an enclosing instance
/// @param enclosing id of the class of which it is a member; empty at the top of a file
/// @param superclass empty where there is none
/// @param lacking whether a direct supertype could not be found
/// @param memberTypes the simple names of its member types
public record TypeHeader(
        String id,
        String name,
        SymbolKind kind,
        int flags,
        boolean inner,
        String enclosing,
        List<Parameter> typeParameters,
        String superclass,
        List<String> interfaces,
        boolean lacking,
        List<Field> fields,
        List<Method> methods,
        List<String> memberTypes) {

    /// A type parameter.
    ///
    /// @param bounds at least one
    public record Parameter(String name, List<String> bounds) {}

    /// A field, enum constant or record component.
    ///
    /// @param constant the value of a constant variable in a notation of its own, else empty
    public record Field(String name, int flags, SymbolKind kind, String type, String constant) {}

    /// A method or constructor, be it written or implied.
    ///
    /// @param result of a constructor empty
    public record Method(
            String name,
            int flags,
            List<Parameter> typeParameters,
            List<String> parameters,
            String result,
            List<String> exceptions) {}

    public String packageName() {
        return id.substring(0, Math.max(0, id.lastIndexOf('.')));
    }

    public boolean isTopLevel() {
        return enclosing.isEmpty();
    }

    /** The same without its members: what everyone depends on who asks it anything. */
    public TypeHeader shape() {
        return new TypeHeader(
                id,
                name,
                kind,
                flags,
                inner,
                enclosing,
                typeParameters,
                superclass,
                interfaces,
                lacking,
                List.of(),
                List.of(),
                List.of());
    }
}
