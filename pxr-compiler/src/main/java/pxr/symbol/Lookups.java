package pxr.symbol;

import java.util.Set;

/// What binding a file asked about what other files declare. A file whose text and answers are what
/// they were binds as it did.
///
/// The file depends on a member `n` of a type `t` if it asked `t` for anything and asked anything
/// for `n`. That is a few files more than asked `t` for `n`, and far fewer terms than there are
/// pairs.
///
/// @param types ids of the types that were asked for anything: supertypes, flags, some member
/// @param enumerated ids of the types that were asked for all members that they have or inherit
/// @param names simple names that were looked for: of members, types, or the last part of a
///   package's name
public record Lookups(Set<String> types, Set<String> enumerated, Set<String> names) {

    public static final Lookups NONE = new Lookups(Set.of(), Set.of(), Set.of());

    /** Stands among the names when a module was imported, whose packages no token names. */
    public static final String MODULE_IMPORT = "import module";
}
