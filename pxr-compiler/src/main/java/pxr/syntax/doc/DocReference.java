package pxr.syntax.doc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pxr.syntax.Id;
import pxr.syntax.TypeTree;

/** Names in a doc comment that stand for something. */
public sealed interface DocReference {

    /** `@param name`, or `@param <name>` for a type parameter. */
    record Parameter(Id name, boolean isType) implements DocReference {}

    /// `module/package.Type#member(Type, Type)`, of which some part is left out.
    ///
    /// @param text the signature as written
    /// @param module empty when none is named
    /// @param qualifier a type or package, or null
    /// @param parameters null when there are no parentheses
    /// @param isLink whether it stands in brackets in Markdown, where it may be no more than text
    record Element(
            String text,
            List<Id> module,
            @Nullable TypeTree qualifier,
            @Nullable Id member,
            @Nullable List<TypeTree> parameters,
            boolean isLink)
            implements DocReference {

        /** The name of all that is referred to: the last but for parameters. */
        public @Nullable Id target() {
            if (member != null) return member;
            TypeTree tree = qualifier;
            while (tree instanceof TypeTree.Array array) tree = array.element();
            if (tree instanceof TypeTree.Named named) return named.last().name();
            return module.isEmpty() ? null : module.getLast();
        }
    }
}
