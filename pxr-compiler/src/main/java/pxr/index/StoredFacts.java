package pxr.index;

import java.util.List;
import java.util.Map;
import pxr.symbol.Dispatch;
import pxr.symbol.FileFacts;
import pxr.symbol.Occurrence;

/// What the document of a file stores of the file's facts.
///
/// @param occurrences as in [FileFacts]
/// @param overrides as in [FileFacts]
/// @param external as in [FileFacts]
public record StoredFacts(
        Outline outline,
        List<Occurrence> occurrences,
        List<FileFacts.Override> overrides,
        Map<String, Dispatch> external) {

    static StoredFacts of(FileFacts facts) {
        return new StoredFacts(
                Outline.of(facts.declarations()),
                facts.occurrences(),
                facts.overrides(),
                facts.external());
    }
}
