package server.route;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import pxr.render.Page;

/// The pages that were asked for last. A page is a function of its path and of the commits of the
/// indexes, so one that was made since the last commit is as good as new.
final class PageCache {

    private final long limit;
    private final Map<String, Page> pages = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;
    private int version;

    /// @param limit of the bytes that are kept
    PageCache(long limit) {
        this.limit = limit;
    }

    /// The page with the path, kept or made.
    ///
    /// @param current [Library#version]; another one than before makes all pages anew
    Optional<Page> get(String path, int current, Function<String, Optional<Page>> make) {
        synchronized (this) {
            if (current != version) forget(current);
            Page kept = pages.get(path);
            if (kept != null) return Optional.of(kept);
        }
        // Not under the lock: others need not wait for a page that is not theirs.
        Optional<Page> made = make.apply(path);
        made.ifPresent(page -> keep(path, current, page));
        return made;
    }

    synchronized long bytes() {
        return bytes;
    }

    private synchronized void keep(String path, int current, Page page) {
        if (current != version || size(page) > limit / 4) return;
        Page before = pages.put(path, page);
        bytes += size(page) - (before == null ? 0 : size(before));
        Iterator<Page> eldest = pages.values().iterator();
        while (bytes > limit) {
            bytes -= size(eldest.next());
            eldest.remove();
        }
    }

    private void forget(int current) {
        pages.clear();
        bytes = 0;
        version = current;
    }

    private static long size(Page page) {
        return (long) page.document().length + page.content().length;
    }
}
