package pxr.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A class, interface, enum, record or annotation interface: at the top, as a member, local, or
/// anonymous.
///
/// @param name null for the body of an anonymous class or of an enum constant
/// @param superclasses what follows `extends`: at most one but for interfaces
/// @param components of a record
public record ClassTree(
        Kind kind,
        Modifiers modifiers,
        @Nullable Id name,
        List<TypeParameterTree> typeParameters,
        List<TypeTree> superclasses,
        List<TypeTree> interfaces,
        List<TypeTree> permitted,
        List<VariableTree> components,
        List<Member> members,
        Extent extent,
        @Nullable DocComment documentation)
        implements Member {

    public enum Kind {
        CLASS,
        INTERFACE,
        ENUM,
        RECORD,
        ANNOTATION
    }

    /** Whether the members stand in the file without a class around them (JLS 7.3). */
    public boolean isImplicit() {
        return name != null && name.offset() < 0;
    }

    public boolean isAnonymous() {
        return name == null;
    }
}
