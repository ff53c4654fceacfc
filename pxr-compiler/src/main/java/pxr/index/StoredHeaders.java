package pxr.index;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pxr.symbol.Headers;
import pxr.symbol.TypeHeader;

/// The headers that a commit holds, without those of some files. Each file's are read when one of
/// them is first asked for.
final class StoredHeaders implements Headers {

    private final FileTerms files;
    private final Set<String> hidden;
    private final Map<Integer, Map<String, TypeHeader>> read;

    private record Place(String path, int document) {}

    StoredHeaders(FileTerms files) {
        this(files, Set.of(), new ConcurrentHashMap<>());
    }

    private StoredHeaders(
            FileTerms files, Set<String> hidden, Map<Integer, Map<String, TypeHeader>> read) {
        this.files = files;
        this.hidden = hidden;
        this.read = read;
    }

    /** The same without those of some files. */
    StoredHeaders without(Set<String> paths) {
        return new StoredHeaders(files, Set.copyOf(paths), read);
    }

    /** Of two files with a type of one name the first has it, and its member types with it. */
    @Override
    public @Nullable TypeHeader find(String id) {
        for (Place place : places(id)) {
            Map<String, TypeHeader> inFile = headers(place.document());
            TypeHeader found = inFile.get(id);
            if (found != null && place.path().equals(path(outermost(found, inFile)))) return found;
        }
        return null;
    }

    private static String outermost(TypeHeader type, Map<String, TypeHeader> inFile) {
        TypeHeader outermost = type;
        for (@Nullable TypeHeader t = type; t != null; t = inFile.get(t.enclosing())) outermost = t;
        return outermost.id();
    }

    @Override
    public @Nullable String path(String id) {
        List<Place> places = places(id);
        return places.isEmpty() ? null : places.getFirst().path();
    }

    /** The files that declare the type, by path. */
    private List<Place> places(String id) {
        return files.with(Schema.TYPE, id).stream()
                .mapToObj(document -> new Place(files.value(Schema.PATH, document), document))
                .filter(place -> !hidden.contains(place.path()))
                .sorted(Comparator.comparing(Place::path))
                .toList();
    }

    @Override
    public boolean hasPackage(String name) {
        return isSeen(files.with(Schema.PACKAGE, name).stream())
                || isSeen(files.withPrefix(Schema.PACKAGE, name + '.').stream());
    }

    private boolean isSeen(IntStream documents) {
        return documents.anyMatch(d -> !hidden.contains(files.value(Schema.PATH, d)));
    }

    /** The headers of a file's types. */
    Map<String, TypeHeader> headers(int document) {
        return read.computeIfAbsent(document, this::readHeaders);
    }

    private Map<String, TypeHeader> readHeaders(int document) {
        Map<String, TypeHeader> headers = new LinkedHashMap<>();
        for (TypeHeader header : HeaderCodec.decode(files.bytes(Schema.HEADER, document))) {
            headers.putIfAbsent(header.id(), header);
        }
        return headers;
    }
}
