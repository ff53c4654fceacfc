package server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import pxr.render.Page;

class PageCacheTest {

    private final List<String> made = new ArrayList<>();

    /** Makes pages of 100 bytes. */
    private final Function<String, Optional<Page>> make =
            path -> {
                made.add(path);
                return Optional.of(new Page(path, new byte[60], new byte[40]));
            };

    @Test
    void a_page_is_made_once_for_each_commit() {
        var cache = new PageCache(1_000);
        for (int i = 0; i < 3; i++)
            assertEquals("a", cache.get("a", 1, make).orElseThrow().title());
        assertEquals(List.of("a"), made);
        cache.get("a", 2, make);
        assertEquals(List.of("a", "a"), made);
    }

    @Test
    void the_page_not_asked_for_longest_goes_first() {
        var cache = new PageCache(400);
        for (String path : List.of("a", "b", "c", "d", "a", "e")) cache.get(path, 1, make);
        made.clear();
        for (String path : List.of("a", "c", "d", "e")) cache.get(path, 1, make);
        assertEquals(List.of(), made);
        cache.get("b", 1, make);
        assertEquals(List.of("b"), made);
    }

    @Test
    void no_more_is_kept_than_the_limit() {
        var cache = new PageCache(450);
        for (int i = 0; i < 100; i++) {
            cache.get("page " + i % 17, 1, make);
            assertTrue(cache.bytes() <= 450);
        }
    }

    @Test
    void what_is_too_large_to_keep_is_still_given() {
        var cache = new PageCache(200);
        assertTrue(cache.get("a", 1, make).isPresent());
        assertEquals(0, cache.bytes());
    }

    @Test
    void what_is_missing_is_asked_for_each_time() {
        var cache = new PageCache(1_000);
        assertEquals(Optional.empty(), cache.get("a", 1, _ -> Optional.empty()));
        assertTrue(cache.get("a", 1, make).isPresent());
    }
}
