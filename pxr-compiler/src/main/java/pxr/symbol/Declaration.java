package pxr.symbol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A symbol as its source declares it: all that the index keeps of modules, packages, types and
/// their members. Locals and type parameters have occurrences only.
///
/// @param id the symbol's id, see [SymbolId]
/// @param name the simple name; of a constructor the class's
/// @param owner id of the enclosing type or package; empty for an unnamed package
/// @param nameOffset first char of the name token; of what has no token (a default constructor,
///   `values()`) the token that implies it; of an anonymous class the name in its `new`
/// @param nameLength length of that token
/// @param start first char of the declaration without its doc comment
/// @param end the char after the declaration
/// @param modifiers in source order, separated by a blank, such as `public static final`
/// @param signature as a reader wants to see it, without modifiers and annotations: types by simple
///   name, parameters with their names, such as `<T> T checkNotNull(T reference, Object message)`
/// @param type id of the erased type of a field or of the method's result, such as
///   `java.lang.String[]`; empty for types, packages and constructors
/// @param constantValue the value of a constant variable (JLS 4.12.4) as a Java literal
/// @param supertypes ids of the direct supertypes of a type, the superclass first
/// @param overrides ids of the methods that this method overrides or implements directly
/// @param documentation the doc comment as written between its delimiters, or null
/// @param documentationStart first char of the doc comment, or -1
/// @param markdown whether the doc comment is a Markdown one (`///`)
/// @param annotations the annotations as written, such as `@Nt("KWAIT_BLOCK")`
/// @param implied whether no token of its own declares the symbol
public record Declaration(
        String id,
        SymbolKind kind,
        String name,
        String owner,
        int nameOffset,
        int nameLength,
        int start,
        int end,
        String modifiers,
        String signature,
        String type,
        @Nullable String constantValue,
        List<String> supertypes,
        List<String> overrides,
        @Nullable String documentation,
        int documentationStart,
        boolean markdown,
        List<String> annotations,
        boolean implied) {}
