package nt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the structures of Windows Server 2003 SP1 for x86 lie in memory: the resource
/// `structures.csv`, which has a line for every field. Layouts in the kernel are held against it.
///
/// @source https://github.com/volatilityfoundation/volatility `win2003_sp1_x86_vtypes.py`
public final class StructureLayouts {

    /// @param offset in bytes from the beginning of the structure
    /// @param type as a C compiler names it; bit fields end in `:bits FIRST..LAST`
    public record Field(int offset, String type) {}

    private final Map<String, Integer> sizes = new HashMap<>();
    private final Map<String, Field> fields = new HashMap<>();

    private StructureLayouts() {}

    /** Reads all of them. */
    public static StructureLayouts read() {
        var layouts = new StructureLayouts();
        try (InputStream in =
                Objects.requireNonNull(
                        StructureLayouts.class.getResourceAsStream("structures.csv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(layouts::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return layouts;
    }

    private void add(String line) {
        String[] column = line.split(",", 5);
        sizes.put(column[0], Integer.decode(column[1]));
        fields.put(column[0] + "." + column[3], new Field(Integer.decode(column[2]), column[4]));
    }

    /** The size of a structure, in bytes. */
    public int size(String structure) {
        return found(sizes.get("_" + structure), structure);
    }

    /** Where a field of a structure is. */
    public Field field(String structure, String field) {
        return found(fields.get("_" + structure + "." + field), structure + "." + field);
    }

    private static <T> T found(@Nullable T value, String name) {
        if (value == null) {
            throw new NoSuchElementException(name);
        }
        return value;
    }
}
