package pxr.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.diagnostic.InputException;
import pxr.query.CrossReference;

class StaticSiteTest {

    @TempDir Path directory;

    @Test
    void every_link_leads_somewhere() throws IOException {
        StaticSite site = write(Projects.QUEUES);
        assertTrue(site.pages().size() > 15, site.pages()::toString);
        assertEquals(List.of(), site.deadLinks());
    }

    @Test
    void the_same_input_gives_the_same_bytes() throws IOException {
        StaticSite one = write(Projects.QUEUES);
        Path other = directory.resolve("other");
        try (CrossReference project =
                Projects.compile(directory.resolve("2"), "queues", Projects.QUEUES)) {
            new SiteWriter(new Site(List.of(project), SiteOptions.STATIC), other, _ -> {}).write(3);
        }
        for (Path page : one.pages()) {
            Path same = other.resolve(one.directory().relativize(page).toString());
            assertArrayEquals(Files.readAllBytes(page), Files.readAllBytes(same), page::toString);
        }
    }

    @Test
    void no_name_or_text_can_bring_script_into_a_page() throws IOException {
        String script = "<script>alert(1)</script>";
        StaticSite site =
                write(
                        Map.of(
                                "p/a b&\"'%23 é.java",
                                """
                                package p;
                                /** %s <img src=x onerror=alert(1)> {@code %s} <a href="javascript:alert(1)">x</a> */
                                @SuppressWarnings("%s")
                                class A {
                                    /** @see %s */
                                    static final String EVIL = "</script>%s'\\"><b onclick=x>";
                                    String use() { return EVIL; } // %s
                                }
                                """
                                        .replace("%s", script)));
        for (Path page : site.pages()) {
            String html = Files.readString(page);
            assertFalse(html.contains("<script>"), page::toString);
            assertFalse(html.contains("<img src=x"), page::toString);
            assertFalse(
                    html.matches("(?s).*<[a-z][^<>]*(\\sonclick=|\\sonerror=|\"javascript:).*"),
                    page::toString);
        }
        assertEquals(List.of(), site.deadLinks());
    }

    @Test
    void data_of_symbols_cannot_end_their_script() throws IOException {
        StaticSite site =
                write(Map.of("C.java", "class C { static final String E = \"</script><b>\"; }\n"));
        assertFalse(site.text("assets/data/queues/constants-0.js").contains("<"));
    }

    @Test
    void a_site_may_be_written_again_and_old_pages_go() throws IOException {
        StaticSite site = write(Projects.QUEUES);
        Path old = site.directory().resolve("queues/symbol/queue.fair.FairQueue.html");
        assertTrue(Files.exists(old));
        try (CrossReference project =
                Projects.compile(
                        directory.resolve("2"), "queues", Map.of("C.java", "class C {}\n"))) {
            Path mine = Files.writeString(site.directory().resolve("mine.txt"), "mine");
            new SiteWriter(
                            new Site(List.of(project), SiteOptions.STATIC),
                            site.directory(),
                            _ -> {})
                    .write(1);
            assertTrue(Files.exists(mine));
        }
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(site.directory().resolve("queues/symbol/C.html")));
        assertEquals(List.of(), site.deadLinks());
    }

    @Test
    void a_directory_with_files_of_others_is_left_alone() throws IOException {
        Path foreign = Files.createDirectories(directory.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.tex"), "years of work");
        try (CrossReference project = Projects.compile(directory, "queues", Projects.QUEUES)) {
            var writer =
                    new SiteWriter(
                            new Site(List.of(project), SiteOptions.STATIC), foreign, _ -> {});
            InputException refusal = assertThrows(InputException.class, () -> writer.write(1));
            assertTrue(
                    String.valueOf(refusal.getMessage()).contains("did not write"),
                    refusal::getMessage);
        }
        try (var files = Files.list(foreign)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void a_site_that_was_not_finished_says_so() throws IOException {
        StaticSite site = write(Projects.QUEUES);
        assertFalse(site.text(".pxr-site").contains("not finished"));
        try (CrossReference project =
                Projects.compile(directory.resolve("2"), "queues", Projects.QUEUES)) {
            Path start = site.directory().resolve("index.html");
            Files.delete(start);
            Files.createDirectories(start);
            var writer =
                    new SiteWriter(
                            new Site(List.of(project), SiteOptions.STATIC),
                            site.directory(),
                            _ -> {});
            IOException failure = assertThrows(IOException.class, () -> writer.write(2));
            assertTrue(
                    String.valueOf(failure.getMessage()).contains("index.html"),
                    failure::getMessage);
        }
        assertTrue(site.text(".pxr-site").contains("not finished"));
    }

    private StaticSite write(Map<String, String> sources) throws IOException {
        Path out = directory.resolve("site");
        try (CrossReference project = Projects.compile(directory, "queues", sources)) {
            new SiteWriter(new Site(List.of(project), SiteOptions.STATIC), out, _ -> {}).write(2);
        }
        return new StaticSite(out);
    }
}
