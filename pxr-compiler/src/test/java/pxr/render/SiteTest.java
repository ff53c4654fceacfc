package pxr.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pxr.query.CrossReference;
import pxr.query.SearchResult;
import pxr.source.LineMap;
import pxr.symbol.Occurrence;

class SiteTest {

    private static final String QUEUE = "queue/WaitQueue.java";
    private static final Pattern NAME =
            Pattern.compile("<a(?: class=d)? href=([^ >]+)>([^<]+)</a>");

    @TempDir Path directory;
    private CrossReference project;
    private Site site;

    @BeforeEach
    void compile() throws IOException {
        project = Projects.compile(directory, "queues", Projects.QUEUES);
        site = new Site(List.of(project), new SiteOptions(true, Set.of("queues"), List.of()));
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void every_resolved_name_in_a_source_is_a_link() {
        for (String path : project.files()) {
            var file = project.file(path).orElseThrow();
            LineMap lines = file.source().lines();
            List<String> code =
                    page(Site.sourcePath("queues", path))
                            .lines()
                            .filter(l -> l.contains("<li id=L"))
                            .toList();
            Set<String> missing = new TreeSet<>();
            for (Occurrence occurrence : file.occurrences()) {
                String name = file.source().text().substring(occurrence.offset(), occurrence.end());
                boolean isForeignPackage =
                        occurrence.symbol().equals("java")
                                || occurrence.symbol().equals("java.util");
                if (!occurrence.isResolved() || isForeignPackage) continue;
                String line = code.get(lines.line(occurrence.offset()) - 1);
                if (!line.contains(">" + name + "</a>")
                        && !line.contains("<b>" + name + "</b></a>")) missing.add(name);
            }
            assertEquals(Set.of(), missing, path);
        }
    }

    @Test
    void a_use_leads_to_its_definition_and_a_definition_to_its_page() {
        String source = page(Site.sourcePath("queues", QUEUE));
        assertEquals(List.of("#L14"), hrefs(source, 18, "puts"));
        assertEquals(List.of("#L17"), hrefs(source, 23, "put"));
        assertEquals(List.of("#L22"), hrefs(source, 23, "item"));
        String page = "../../symbol/queue.WaitQueue/put(java.lang.Object).html";
        assertEquals(List.of(page), hrefs(source, 17, "put"));
        assertEquals(List.of("Limits.java.html#L4"), hrefs(source, 11, "Limits"));
    }

    @Test
    void a_name_from_the_jdk_leads_to_its_documentation() {
        String source = page(Site.sourcePath("queues", QUEUE));
        String anchor = hrefs(source, 19, "addLast").getFirst();
        assertTrue(
                source.contains(
                        "<li id=\""
                                + anchor.substring(1)
                                + "\"><a href=\"https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/util/Deque.html#addLast(E)\">"),
                anchor);
    }

    @Test
    void a_member_has_its_documentation_its_references_and_its_callers() {
        String page = page(Site.symbolPath("queues", "queue.WaitQueue#put(java.lang.Object)"));
        assertTrue(page.contains("Adds; at most "), page);
        assertTrue(page.contains("References <b class=\"count\">61</b>"), page);
        assertTrue(page.contains("FairQueue.fill()"), page);
        assertTrue(
                page.contains("<code>put</code>") || page.contains("<strong>put</strong>"), page);
        assertTrue(page.contains("data-live"), page);
        assertTrue(
                page.contains("href=\"../../uses/queue.WaitQueue/put(java.lang.Object).html\""),
                page);
    }

    @Test
    void all_references_are_on_a_page() {
        String page = page("queues/uses/queue.WaitQueue/put(java.lang.Object).html");
        String[] parts = page.split("In documentation", 2);
        assertEquals(61, parts[0].split("<mark>put</mark>", -1).length - 1);
        assertEquals(1, parts[1].split("<mark>put</mark>", -1).length - 1);
        assertTrue(page.contains("<b class=\"count\">61</b>"), page);
    }

    @Test
    void a_type_names_its_supertypes_and_an_interface_method_its_implementations() {
        assertTrue(page(Site.symbolPath("queues", "queue.WaitQueue")).contains("FairQueue"));
        String limit = page(Site.symbolPath("queues", "queue.Limits#limit()"));
        assertTrue(limit.contains("Overridden by"), limit);
        assertTrue(limit.contains("WaitQueue.limit()"), limit);
        assertTrue(limit.contains("<a href=\"../queue.WaitQueue/LONGEST.html\">"), limit);
    }

    @Test
    void an_override_without_a_comment_has_that_of_what_it_overrides() {
        String limit = page(Site.symbolPath("queues", "queue.WaitQueue#limit()"));
        assertTrue(limit.contains("Documentation of"), limit);
        assertTrue(limit.contains("a positive number"), limit);
    }

    @Test
    void the_content_is_what_stands_inside_main() {
        Page page = site.page("queues/index.html").orElseThrow();
        String document = new String(page.document(), StandardCharsets.UTF_8);
        String content = new String(page.content(), StandardCharsets.UTF_8);
        assertTrue(
                document.contains("<main id=\"content\" tabindex=\"-1\">" + content + "</main>"));
        assertEquals("queues · PXR", page.title());
    }

    @Test
    void all_pages_of_the_site_exist() {
        List<String> missing = new ArrayList<>();
        site.paths().filter(path -> site.page(path).isEmpty()).forEach(missing::add);
        assertEquals(List.of(), missing);
        site.assetPaths().filter(path -> site.asset(path).isEmpty()).forEach(missing::add);
        assertEquals(List.of(), missing);
    }

    @Test
    void what_does_not_exist_has_no_page_but_neighbours() {
        assertTrue(site.page("queues/symbol/queue.WaitQuee.html").isEmpty());
        assertTrue(site.page("nothing/index.html").isEmpty());
        assertTrue(site.asset("assets/../secret").isEmpty());
        String page =
                new String(
                        site.notFound("queues/symbol/nowhere.Node.html").document(),
                        StandardCharsets.UTF_8);
        assertTrue(page.contains("WaitQueue.Node"), page);
        assertFalse(
                new String(site.notFound("<script>").document(), StandardCharsets.UTF_8)
                        .contains("<script>"));
    }

    @Test
    void an_answer_shows_lines_with_what_matched() {
        SearchResult result = project.search("LONGEST", 50);
        String page =
                new String(
                        site.search("queues", "LONGEST", result).orElseThrow().document(),
                        StandardCharsets.UTF_8);
        assertTrue(page.contains("<mark>LONGEST</mark>"), page);
        assertTrue(page.contains("<a href=source/queue/WaitQueue.java.html#L12>12</a>"), page);
    }

    private String page(String path) {
        return new String(site.page(path).orElseThrow().document(), StandardCharsets.UTF_8);
    }

    private static List<String> hrefs(String source, int line, String name) {
        List<String> hrefs = new ArrayList<>();
        String start = "<li id=L" + line + ">";
        int from = source.indexOf(start);
        Matcher names = NAME.matcher(source.substring(from, source.indexOf('\n', from)));
        while (names.find()) if (names.group(2).equals(name)) hrefs.add(names.group(1));
        return hrefs;
    }
}
