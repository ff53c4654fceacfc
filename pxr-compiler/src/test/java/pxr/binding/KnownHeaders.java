package pxr.binding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import pxr.symbol.FileFacts;
import pxr.symbol.Headers;
import pxr.symbol.TypeHeader;

/// The headers of a whole program, without those of one file.
///
/// @param paths of the files that declare the types
record KnownHeaders(
        Map<String, TypeHeader> types,
        Map<String, String> paths,
        Set<String> packages,
        String hidden)
        implements Headers {

    static KnownHeaders of(SortedMap<String, FileFacts> files) {
        KnownHeaders known =
                new KnownHeaders(new HashMap<>(), new HashMap<>(), new HashSet<>(), "");
        files.forEach((path, facts) -> known.add(path, facts));
        return known;
    }

    private void add(String path, FileFacts facts) {
        for (TypeHeader header : facts.headers()) {
            if (paths.putIfAbsent(header.id(), path) == null) types.put(header.id(), header);
        }
        for (String name = facts.packageName(); packages.add(name) && name.contains("."); ) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
    }

    KnownHeaders without(String path) {
        return new KnownHeaders(types, paths, packages, path);
    }

    @Override
    public @Nullable TypeHeader find(String id) {
        return path(id) == null ? null : types.get(id);
    }

    @Override
    public @Nullable String path(String id) {
        String path = paths.get(id);
        return hidden.equals(path) ? null : path;
    }

    @Override
    public boolean hasPackage(String name) {
        return packages.contains(name);
    }
}
