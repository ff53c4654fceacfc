package pxr.main;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import pxr.source.FileVersion;
import pxr.source.SourceSet;

/// How sources differ from those that an index has seen.
///
/// @param changed the paths of files that are new or have other bytes
/// @param gone the paths of files that are there no more
/// @param touched the paths of files that have the same bytes, but another stamp
record SourceChanges(Set<String> changed, Set<String> gone, Set<String> touched) {

    static SourceChanges between(Map<String, FileVersion> seen, SourceSet sources) {
        Set<String> changed = new TreeSet<>();
        Set<String> touched = new TreeSet<>();
        Set<String> gone = new TreeSet<>(seen.keySet());
        for (String path : sources.paths()) {
            gone.remove(path);
            FileVersion before = seen.get(path);
            FileVersion now = sources.version(path);
            if (before == null || !before.hash().equals(now.hash())) changed.add(path);
            else if (!before.equals(now) && now.stamp() != FileVersion.IN_DOUBT) touched.add(path);
        }
        return new SourceChanges(changed, gone, touched);
    }

    /** Whether all files have the bytes that they had. */
    boolean isNone() {
        return changed.isEmpty() && gone.isEmpty();
    }
}
