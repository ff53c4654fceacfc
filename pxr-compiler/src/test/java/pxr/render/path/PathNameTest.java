package pxr.render.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathNameTest {

    @Test
    void java_names_stay_as_they_are() {
        assertEquals("java.util.Map$Entry", PathName.encode("java.util.Map$Entry"));
        assertEquals("get(int,java.lang.Object)", PathName.encode("get(int,java.lang.Object)"));
        assertEquals("of(java.lang.Object@)", PathName.encode("of(java.lang.Object[])"));
    }

    @Test
    void what_is_encoded_can_be_decoded() {
        Random random = new Random(7);
        String alphabet = "aZ09_$.,()-@~[]<>\"'&%#?:*|\\ éλ\u202e\uD83D\uDE00";
        for (int n = 0; n < 20_000; n++) {
            StringBuilder name = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                name.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertEquals(name.toString(), PathName.decode(PathName.encode(name.toString())));
        }
    }

    @Test
    void every_name_is_safe_in_a_url_and_on_every_file_system() {
        for (String name :
                List.of(
                        "..",
                        ".",
                        "a.",
                        "<script>",
                        "a/b",
                        "con",
                        "NUL.java",
                        "x\0y",
                        "%2e",
                        "a b")) {
            String encoded = PathName.encode(name);
            assertTrue(encoded.matches("[A-Za-z0-9_$.,()@~-]+"), encoded);
            assertFalse(encoded.startsWith(".") || encoded.endsWith("."), encoded);
        }
        assertNotEquals("con", PathName.encode("con"));
        assertNotEquals("NUL.java", PathName.encode("NUL.java"));
    }

    @Test
    void a_long_name_is_cut_and_still_tells_itself_from_others() {
        String common = "method(" + "java.lang.Object,".repeat(40);
        String one = PathName.encode(common + "int)");
        String other = PathName.encode(common + "long)");
        assertTrue(one.length() <= 200, one);
        assertTrue(PathName.isCut(one));
        assertNotEquals(one, other);
    }
}
