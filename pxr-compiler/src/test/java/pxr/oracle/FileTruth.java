package pxr.oracle;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pxr.source.SourceFile;

/// All that javac knows of the identifiers of one file.
///
/// @param occurrences by offset, then role
/// @param constants the values of all fields, by id; [#NONE] for what is no constant
/// @param comments what doc comments refer to, by offset
record FileTruth(
        SourceFile file,
        SourceTokens tokens,
        List<TrueOccurrence> occurrences,
        List<TrueOccurrence> comments,
        Map<String, Object> constants) {

    /** The value of a field that is no constant. */
    static final Object NONE = new Object();

    /** The identifier tokens of which nothing is said. */
    Collection<Token> unaccounted() {
        Set<Integer> known =
                occurrences.stream().map(o -> o.occurrence().offset()).collect(Collectors.toSet());
        return tokens.all().stream()
                .filter(t -> t.identifier() && !known.contains(t.start()))
                .toList();
    }
}
