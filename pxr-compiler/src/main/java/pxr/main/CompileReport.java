package pxr.main;

import java.time.Duration;
import java.util.Locale;
import pxr.index.IndexMetadata;

/// What a compilation did.
///
/// @param index what the index now says of itself
/// @param compiled number of files that were compiled
/// @param removed number of files that were removed from the index
/// @param bytes what the index takes on disk
public record CompileReport(
        IndexMetadata index, int compiled, int removed, Duration time, long bytes) {

    /** Whether the index was left as it was. */
    boolean isNothing() {
        return compiled == 0 && removed == 0;
    }

    /** For people, on one line. */
    @Override
    public String toString() {
        String work =
                isNothing()
                        ? "nothing changed"
                        : compiled
                                + " compiled"
                                + (removed == 0 ? "" : ", " + removed + " removed");
        return String.format(
                Locale.ROOT,
                "%s: %,d files (%s), %,d symbols, %,d occurrences, %,d lines; %.1f s, %.1f MB",
                index.name(),
                index.files(),
                work,
                index.symbols(),
                index.occurrences(),
                index.lines(),
                time.toMillis() / 1e3,
                bytes / 1e6);
    }
}
