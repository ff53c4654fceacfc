package nt.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileStoreTest {

    private final FileStore store = new FileStore();

    @Test
    void a_path_names_one_file_in_upper_and_lower_case() {
        StoredFile file = store.add("\\SystemRoot\\a.dll", new byte[3]);
        assertSame(file, store.find("\\systemroot\\A.DLL").orElseThrow());
        assertTrue(store.find("a.dll").isEmpty());
        assertEquals(List.of(file), List.copyOf(store.files()));
        assertEquals("a.dll", file.baseName());
    }

    @Test
    void what_is_written_is_read_and_what_is_new_is_zero() {
        StoredFile file = store.add("\\data", new byte[] {1, 2, 3});
        file.write(1, new byte[] {9, 8, 7}, 1, 2);
        assertTrue(file.extend(5));
        assertTrue(file.extend(2), "it is long enough");
        var read = new byte[6];
        file.read(0, read, 1, 5);
        assertArrayEquals(new byte[] {0, 1, 8, 7, 0, 0}, read);
        assertFalse(file.extend(1L << 40));
        assertEquals(5, file.size());
    }

    @Test
    void a_file_keeps_its_own_bytes() {
        var given = new byte[] {1};
        StoredFile file = store.add("\\data", given);
        given[0] = 2;
        var read = new byte[1];
        file.read(0, read, 0, 1);
        assertEquals(1, read[0]);
    }
}
