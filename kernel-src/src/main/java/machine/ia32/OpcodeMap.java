package machine.ia32;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the bytes of an opcode mean, read from `opcodes.tsv`, whose head explains it.
final class OpcodeMap {

    /// An operation and its operands.
    ///
    /// @param operands in the letters of the file
    record Entry(Operation operation, List<String> operands) {

        private static final String NEEDING_MODRM = "EGMRNSVWUF";

        /** Whether a ModRM byte follows the opcode. */
        boolean hasModrm() {
            return operands.stream().anyMatch(each -> NEEDING_MODRM.indexOf(each.charAt(0)) >= 0);
        }

        private boolean isVector() {
            return operands.stream().anyMatch(each -> "VWU".indexOf(each.charAt(0)) >= 0);
        }
    }

    private static final int EXTENSIONS = 8;

    private static final OpcodeMap ONE_BYTE = new OpcodeMap("");
    private static final OpcodeMap TWO_BYTES = new OpcodeMap("0F ");
    private static final OpcodeMap WITH_66 = new OpcodeMap("66 0F ");
    private static final OpcodeMap WITH_F3 = new OpcodeMap("F3 0F ");
    private static final OpcodeMap WITH_F2 = new OpcodeMap("F2 0F ");

    private final @Nullable Entry[] entries = new @Nullable Entry[256 * EXTENSIONS];
    private final boolean[] extended = new boolean[256];

    /**
     * @param prefix what the lines begin with that belong to this map
     */
    private OpcodeMap(String prefix) {
        lines().filter(line -> line.startsWith(prefix))
                .forEach(line -> {
                    String[] columns = line.split("\t", -1);
                    String code = columns[0].substring(prefix.length());
                    if (code.matches("[0-9A-F]{2}(/[0-7])?")) {
                        List<String> operands =
                                columns.length < 3 ? List.of() : List.of(columns[2].split(","));
                        add(code, new Entry(Operation.valueOf(columns[1]), operands));
                    }
                });
    }

    private static java.util.stream.Stream<String> lines() {
        try (InputStream in =
                Objects.requireNonNull(OpcodeMap.class.getResourceAsStream("opcodes.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String code, Entry entry) {
        int opcode = Integer.parseInt(code.substring(0, 2), 16);
        if (code.length() > 2) {
            extended[opcode] = true;
            entries[opcode * EXTENSIONS + code.charAt(3) - '0'] = entry;
        } else {
            for (int i = 0; i < EXTENSIONS; i++) {
                entries[opcode * EXTENSIONS + i] = entry;
            }
        }
    }

    static OpcodeMap ofOneByte() {
        return ONE_BYTE;
    }

    /// The map for opcodes after 0F.
    ///
    /// @param repeat F2 or F3 if that was among the prefixes, else 0
    static OpcodeMap ofTwoBytes(int opcode, boolean operandSize, int repeat) {
        OpcodeMap map =
                switch (repeat) {
                    case Instruction.REPEAT -> WITH_F3;
                    case Instruction.REPEAT_WHILE_NOT_EQUAL -> WITH_F2;
                    default -> operandSize ? WITH_66 : TWO_BYTES;
                };
        return map.knows(opcode) || TWO_BYTES.isVector(opcode) ? map : TWO_BYTES;
    }

    private boolean knows(int opcode) {
        for (int i = 0; i < EXTENSIONS; i++) {
            if (entries[opcode * EXTENSIONS + i] != null) {
                return true;
            }
        }
        return false;
    }

    private boolean isVector(int opcode) {
        Entry entry = entries[opcode * EXTENSIONS];
        return entry != null && entry.isVector();
    }

    /** Whether three bits of the ModRM byte belong to the opcode. */
    boolean isExtended(int opcode) {
        return extended[opcode];
    }

    /** Null if there is no such instruction. */
    @Nullable Entry entry(int opcode, int extension) {
        return entries[opcode * EXTENSIONS + extension];
    }
}
