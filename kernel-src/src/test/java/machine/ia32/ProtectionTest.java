package machine.ia32;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import machine.memory.Mmu;
import machine.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;

/// A kernel of its own, `protection.asm`, that tries what protection forbids, finds here what it
/// found on another implementation of the processor.
class ProtectionTest {

    private static final int IMAGE = 0x100000;
    private static final int HEADER_SIZE = 32;
    private static final int CONSOLE = 0xE9;

    private final StringBuilder console = new StringBuilder();
    private final PhysicalMemory memory = new PhysicalMemory(0x1000);
    private final Ia32 processor =
            new Ia32(memory, new Mmu(memory), Identity.ALONE, new Console(), () -> 0);

    private final class Console implements Ports {

        @Override
        public int in(int port, int size) {
            return -1;
        }

        @Override
        public void out(int port, int size, int value) {
            if (port == CONSOLE) {
                console.append((char) (value & 0xFF));
            }
        }
    }

    @Test
    void traps_levels_gates_and_pages_are_as_on_the_reference() throws IOException {
        byte[] image = resource("protection.bin");
        for (int i = 0; i < image.length; i++) {
            memory.writeByte(IMAGE + i, image[i]);
        }
        for (int vector = 0; vector < 256; vector++) {
            processor.hook(vector, false);
        }
        processor.hookSystemEnter(false);
        Registers registers = processor.registers();
        for (Segment segment : registers.segments) {
            segment.load(0x10, 0, -1, 0xC09300);
        }
        registers.cs().load(0x8, 0, -1, 0xC09B00);
        registers.eip = memory.readInt(IMAGE + HEADER_SIZE - 4);
        registers.refresh();
        assertEquals(Exit.HALT, processor.run(10_000_000), console.toString());
        String expected = new String(resource("protection.txt"), StandardCharsets.UTF_8);
        assertEquals(expected, console.toString());
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ProtectionTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
