package pxr.render.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SitePathTest {

    @Test
    void a_path_is_read_as_it_was_written() {
        assertRead(new SitePath.Front("guava"), SitePath.ofProject("guava"));
        assertRead(new SitePath.Source("g", "a/B c.java"), SitePath.ofSource("g", "a/B c.java"));
        assertRead(new SitePath.Directory("g", "a/b"), SitePath.ofDirectory("g", "a/b"));
        assertRead(new SitePath.Directory("g", ""), SitePath.ofDirectory("g", ""));
        assertRead(
                new SitePath.OfCategory("g", Category.TYPES),
                SitePath.ofCategory("g", Category.TYPES));
        assertRead(new SitePath.Search("g"), SitePath.ofSearch("g"));
        assertRead(new SitePath.Start(), "");
    }

    @Test
    void a_symbol_is_read_as_it_was_written() {
        for (String id :
                new String[] {
                    "p",
                    "p.q",
                    "p.C",
                    "p.C$D",
                    "p.C#f",
                    "p.C#m()",
                    "p.C#m(int[][],p.C$D)",
                    "p.C#<init>(int)",
                    "C",
                    ""
                }) {
            SitePath parsed = SitePath.parse(SitePath.ofSymbol("g", id)).orElseThrow();
            assertEquals(id, ((SitePath.Symbol) parsed).symbol().symbolId());
            parsed = SitePath.parse(SitePath.ofUses("g", id)).orElseThrow();
            assertEquals(id, ((SitePath.Uses) parsed).symbol().symbolId());
        }
    }

    @Test
    void a_package_and_a_type_that_differ_in_case_only_have_paths_that_differ_in_more() {
        String one = SitePath.ofSymbol("g", "p.search").toLowerCase(Locale.ROOT);
        assertNotEquals(one, SitePath.ofSymbol("g", "p.Search").toLowerCase(Locale.ROOT));
    }

    @Test
    void what_is_no_path_of_the_site_is_none() {
        for (String path :
                new String[] {
                    "x", "g/other.html", "g/source/A.java", "g/nothing/A.html", "g/symbol"
                }) {
            assertEquals(Optional.empty(), SitePath.parse(path), path);
        }
        assertTrue(SitePath.parse("../../etc/passwd.html").isEmpty());
    }

    @Test
    void a_link_leads_from_any_page_to_any_other() {
        assertEquals("B.html", RelativeLink.from("g/symbol/A.html", "g/symbol/B.html"));
        assertEquals(
                "../source/A.java.html",
                RelativeLink.from("g/symbol/A.html", "g/source/A.java.html"));
        assertEquals("../../index.html", RelativeLink.from("g/symbol/A.html", "index.html"));
        assertEquals("g/index.html", RelativeLink.from("index.html", "g/index.html"));
        assertEquals("../ab/x.html", RelativeLink.from("abc/x.html", "ab/x.html"));
        assertEquals("../../", RelativeLink.root("a/b/c.html"));
    }

    private static void assertRead(SitePath expected, String path) {
        assertEquals(Optional.of(expected), SitePath.parse(path));
    }
}
