package pxr.syntax;

import java.util.List;

/// What stands before a declaration.
///
/// @param words the modifiers in source order, such as `public`, `static`, `non-sealed`
public record Modifiers(List<String> words, List<AnnotationTree> annotations) {

    public static final Modifiers NONE = new Modifiers(List.of(), List.of());

    public boolean has(String word) {
        return words.contains(word);
    }
}
