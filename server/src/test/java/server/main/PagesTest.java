package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static LittleSite site;

    @BeforeAll
    static void start() throws Exception {
        site = new LittleSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void the_root_is_the_start_page() throws Exception {
        var root = site.get("");
        assertEquals(200, root.statusCode());
        assertEquals(site.get("index.html").body(), root.body());
        assertTrue(root.body().contains("clock"), root.body());
    }

    @Test
    void a_page_that_the_reader_has_is_not_sent_again() throws Exception {
        var first = site.get("clock/source/demo/Ticker.java.html");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        var second = site.get("clock/source/demo/Ticker.java.html", "If-None-Match", tag);
        assertEquals(304, second.statusCode());
        assertEquals("", second.body());
    }

    @Test
    void an_asset_that_the_reader_has_is_not_sent_again() throws Exception {
        var first = site.get("assets/pxr.js");
        assertEquals(
                "text/javascript;charset=utf-8",
                first.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, site.get("assets/pxr.js", "If-None-Match", tag).statusCode());
    }

    @Test
    void the_script_that_navigates_gets_the_content_and_the_title_alone() throws Exception {
        var whole = site.get("clock/source/demo/Ticker.java.html");
        var content = site.get("clock/source/demo/Ticker.java.html", "X-PXR-Content", "1");
        assertFalse(content.body().contains("<html"), content.body());
        assertTrue(whole.body().contains(content.body()));
        String title = content.headers().firstValue("X-PXR-Title").orElseThrow();
        assertTrue(
                whole.body()
                        .contains(
                                "<title>"
                                        + URLDecoder.decode(title, StandardCharsets.UTF_8)
                                        + "</title>"),
                title);
        assertTrue(whole.headers().allValues("Vary").toString().contains("X-PXR-Content"));
    }

    @Test
    void the_tag_of_the_content_is_not_that_of_the_whole_page() throws Exception {
        var whole = site.get("clock/index.html");
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        var content = site.get("clock/index.html", "X-PXR-Content", "1", "If-None-Match", tag);
        assertEquals(200, content.statusCode());
        assertTrue(content.headers().firstValue("X-PXR-Title").isPresent());
    }

    @Test
    void head_answers_as_get_would_without_a_body() throws Exception {
        var found = site.send(site.request("index.html").method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, found.statusCode());
        assertEquals("", found.body());
        var missing = site.send(site.request("nope.html").method("HEAD", BodyPublishers.noBody()));
        assertEquals(404, missing.statusCode());
    }

    @Test
    void large_pages_are_sent_compressed_to_whoever_takes_that() throws Exception {
        var plain = site.get("assets/pxr.js");
        var small = site.get("assets/pxr.js", "Accept-Encoding", "gzip");
        assertEquals("gzip", small.headers().firstValue("Content-Encoding").orElse("none"));
        assertTrue(small.body().length() < plain.body().length() / 2);
    }

    @Test
    void the_search_page_shows_the_hits() throws Exception {
        var page = site.get("clock/search.html?q=tick");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Ticker.java"), page.body());
    }

    @Test
    void the_search_page_shows_calls_and_lines_around_lines() throws Exception {
        String calls = site.get("clock/search.html?q=calls-from%3ATicker.beat").body();
        assertTrue(calls.contains("<h2>Calls</h2>"), calls);
        String around = site.get("clock/search.html?q=%22class+Ticker%22+context%3A1").body();
        assertTrue(around.contains("<li class=\"around\">"), around);
    }

    @Test
    void the_search_page_shows_a_line_once_and_names_what_holds_it() throws Exception {
        String page = site.get("clock/search.html?q=path%3ATicker+%2F%5Cw%2F+context%3A2").body();
        long line5 = page.lines().filter(line -> line.contains("Ticker.java.html#L5>")).count();
        assertEquals(1, line5, page);
        assertFalse(page.contains("class=\"around\"><span>5<"), page);
        assertTrue(page.contains("<a class=in href=\"symbol/demo.Ticker.html\">"), page);
    }
}
