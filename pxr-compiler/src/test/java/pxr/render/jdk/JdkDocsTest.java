package pxr.render.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JdkDocsTest {

    private static final String BASE = "https://docs.oracle.com/en/java/javase/25/docs/api/";

    private final JdkDocs docs = new JdkDocs();

    @Test
    void a_type_is_found_in_its_module() {
        assertHref("java.lang.String", "java.base/java/lang/String.html");
        assertHref("java.util.Map$Entry", "java.base/java/util/Map.Entry.html");
        assertHref("java.sql.Connection", "java.sql/java/sql/Connection.html");
        assertHref("java.util", "java.base/java/util/package-summary.html");
    }

    @Test
    void an_anchor_has_the_types_as_they_are_declared() {
        assertHref(
                "java.util.List#add(int,java.lang.Object)",
                "java.base/java/util/List.html#add(int,E)");
        assertHref(
                "java.util.Arrays#asList(java.lang.Object[])",
                "java.base/java/util/Arrays.html#asList(T...)");
        assertHref(
                "java.util.Collection#toArray(java.lang.Object[])",
                "java.base/java/util/Collection.html#toArray(T[])");
        assertHref(
                "java.util.Map#ofEntries(java.util.Map$Entry[])",
                "java.base/java/util/Map.html#ofEntries(java.util.Map.Entry...)");
        assertHref(
                "java.util.Collections#sort(java.util.List)",
                "java.base/java/util/Collections.html#sort(java.util.List)");
    }

    @Test
    void constructors_and_fields_have_anchors() {
        assertHref(
                "java.util.ArrayList#<init>(int)",
                "java.base/java/util/ArrayList.html#%3Cinit%3E(int)");
        assertHref("java.lang.Integer#MAX_VALUE", "java.base/java/lang/Integer.html#MAX_VALUE");
    }

    @Test
    void what_the_documentation_leaves_out_has_no_link() {
        for (String id :
                new String[] {
                    "java.util.HashMap$Node",
                    "java.lang.AbstractStringBuilder",
                    "sun.misc.Unsafe",
                    "jdk.internal.misc.Unsafe",
                    "java.lang.String#value",
                    "java.lang.Missing",
                    "p.C",
                    ""
                }) {
            assertTrue(docs.href(id).isEmpty(), id);
        }
    }

    private void assertHref(String id, String expected) {
        assertEquals(BASE + expected, docs.href(id).orElseThrow());
    }
}
