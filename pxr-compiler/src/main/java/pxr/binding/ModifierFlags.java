package pxr.binding;

import pxr.binding.type.Flags;
import pxr.syntax.Modifiers;

/** Modifiers as access flags. */
final class ModifierFlags {

    private ModifierFlags() {}

    static int of(Modifiers modifiers) {
        int flags = 0;
        for (String word : modifiers.words()) flags |= flag(word);
        return flags;
    }

    private static int flag(String word) {
        return switch (word) {
            case "public" -> Flags.PUBLIC;
            case "protected" -> Flags.PROTECTED;
            case "private" -> Flags.PRIVATE;
            case "static" -> Flags.STATIC;
            case "final" -> Flags.FINAL;
            case "abstract" -> Flags.ABSTRACT;
            case "default" -> Flags.DEFAULT;
            default -> 0;
        };
    }
}
