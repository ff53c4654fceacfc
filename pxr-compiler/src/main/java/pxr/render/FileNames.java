package pxr.render;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pxr.query.IndexedFile;
import pxr.render.text.NameTag;
import pxr.render.text.Names;
import pxr.source.LineMap;
import pxr.symbol.Occurrence;
import pxr.symbol.Role;
import pxr.symbol.SymbolId;
import pxr.symbol.SymbolKind;

/// What the names in one file lead to: a use to its definition in the source, a definition to the
/// page about it, a name from the JDK to its documentation.
final class FileNames implements Names {

    private final Project project;
    private final Links links;
    private final Externals externals;
    private final IndexedFile file;
    private final LineMap lines;

    /** Where this file defines what has no entry: locals, type parameters. */
    private final Map<String, Integer> definedHere = new HashMap<>();

    private final Map<String, Optional<NameTag>> uses = new HashMap<>();

    FileNames(Project project, Links links, Externals externals, IndexedFile file, LineMap lines) {
        this.project = project;
        this.links = links;
        this.externals = externals;
        this.file = file;
        this.lines = lines;
        for (Occurrence occurrence : file.occurrences()) {
            if (occurrence.role() == Role.DEF) {
                definedHere.putIfAbsent(occurrence.symbol(), occurrence.offset());
            }
        }
    }

    /** Looks up all that the file names at once; worth it when all of it is shown. */
    FileNames prefetched() {
        Set<String> ids = new HashSet<>();
        for (Occurrence occurrence : file.occurrences()) {
            if (!occurrence.kind().isLocal()) ids.add(occurrence.symbol());
        }
        project.prefetch(ids);
        return this;
    }

    private Optional<Place> place(Occurrence occurrence) {
        return occurrence.kind().isLocal() ? Optional.empty() : project.place(occurrence.symbol());
    }

    @Override
    public @Nullable NameTag tag(List<Occurrence> occurrences) {
        Occurrence best = occurrences.getFirst();
        for (Occurrence occurrence : occurrences) {
            if (rank(occurrence) < rank(best)) best = occurrence;
        }
        return best.role() == Role.DEF ? definition(best) : use(best);
    }

    /** A token that defines does nothing else a reader asks for; `new X()` is its constructor. */
    private int rank(Occurrence occurrence) {
        if (occurrence.role() == Role.DEF) return 0;
        boolean isHere = place(occurrence).isPresent();
        if (occurrence.role() == Role.NEW && isHere) return 1;
        return isHere ? 2 : occurrence.isResolved() ? 3 : 4;
    }

    private NameTag definition(Occurrence occurrence) {
        String id = occurrence.symbol();
        if (place(occurrence).isPresent()) return NameTag.definition(links.symbol(id));
        int line = lines.line(occurrence.offset());
        return NameTag.link(links.line(file.source().path(), line));
    }

    private @Nullable NameTag use(Occurrence occurrence) {
        return uses.computeIfAbsent(occurrence.symbol(), _ -> Optional.ofNullable(find(occurrence)))
                .orElse(null);
    }

    private @Nullable NameTag find(Occurrence occurrence) {
        String id = occurrence.symbol();
        SymbolKind kind = occurrence.kind();
        Optional<Place> place = place(occurrence);
        if (place.isPresent()) {
            boolean isPackage = kind == SymbolKind.PACKAGE;
            return NameTag.link(isPackage ? links.symbol(id) : links.definition(place.get()));
        }
        Integer offset = definedHere.get(id);
        if (offset != null) {
            return NameTag.link(links.line(file.source().path(), lines.line(offset)));
        }
        if (kind == SymbolKind.PACKAGE && project.hasPackage(id)) {
            return NameTag.link(links.symbol(id));
        }
        boolean isNowhere =
                kind.isLocal() || kind == SymbolKind.PACKAGE || SymbolId.isUnresolved(id);
        return isNowhere ? null : externals.tag(id);
    }
}
