package pxr.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pxr.index.StoredFacts;
import pxr.source.LineMap;

/** A file while a query looks at it: each part is read when it is first needed. */
final class FileView {

    /// A place in the text that matches.
    ///
    /// @param start offset of its first char
    /// @param end offset behind its last char, on the same line
    record Match(int start, int end) {}

    private final Documents documents;
    private final int document;
    private final String path;
    private final Map<LineFinder, List<Match>> matches = new IdentityHashMap<>();
    private @Nullable String text;
    private @Nullable LineMap lines;
    private @Nullable StoredFacts facts;
    private @Nullable TextPlaces places;

    FileView(Documents documents, int document, String path) {
        this.documents = documents;
        this.document = document;
        this.path = path;
    }

    String path() {
        return path;
    }

    String text() {
        if (text == null) text = read(() -> documents.text(document));
        return text;
    }

    LineMap lines() {
        if (lines == null) lines = LineMap.of(text());
        return lines;
    }

    StoredFacts facts() {
        if (facts == null) facts = read(() -> documents.facts(document));
        return facts;
    }

    TextPlaces places() {
        if (places == null) places = TextPlaces.of(text());
        return places;
    }

    boolean isIn(BitSet candidates) {
        return candidates.get(document);
    }

    /** What the finder finds in this file; it is asked once. */
    List<Match> matches(LineFinder finder) {
        List<Match> found = matches.get(finder);
        if (found == null) {
            found = finder.find(this);
            matches.put(finder, found);
        }
        return found;
    }

    private interface Read<T> {
        T run() throws IOException;
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
