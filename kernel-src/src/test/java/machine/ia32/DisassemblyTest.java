package machine.ia32;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Against lines that an assembler has assembled. */
class DisassemblyTest {

    @TestFactory
    List<DynamicTest> an_instruction_reads_as_the_assembler_was_given_it() throws Exception {
        try (InputStream in =
                Objects.requireNonNull(
                        DisassemblyTest.class.getResourceAsStream("disassembly.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(row -> DynamicTest.dynamicTest(row[2], () -> check(row)))
                    .toList();
        }
    }

    private static void check(String[] row) {
        byte[] bytes = HexFormat.of().parseHex(row[1]);
        Instruction it = new Decoder().decode(at -> bytes[at] & 0xFF, true);
        assertEquals(bytes.length, it.length);
        assertEquals(row[2], Disassembly.of(it, Integer.parseInt(row[0], 16)));
    }
}
