package machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PhysicalMemoryTest {

    private static final long ADDRESS = 3L * PhysicalMemory.PAGE_SIZE + 8;

    @Test
    void what_was_never_written_reads_as_zero_and_takes_no_page() {
        var memory = new PhysicalMemory(16);
        assertEquals(0, memory.readInt(ADDRESS));
        assertEquals(0, memory.pagesInUse());
    }

    @Test
    void the_low_byte_comes_first() {
        var memory = new PhysicalMemory(16);
        memory.writeInt(ADDRESS, 0x1234_5678);
        assertEquals(0x78, memory.readByte(ADDRESS));
        assertEquals(0x12, memory.readByte(ADDRESS + 3));
        assertEquals(1, memory.pagesInUse());
    }

    @Test
    void a_copy_and_its_original_do_not_see_each_others_writes() {
        var original = new PhysicalMemory(16);
        original.writeInt(ADDRESS, 1);
        PhysicalMemory copy = original.copy();
        original.writeInt(ADDRESS, 2);
        copy.writeByte(ADDRESS + 1, (byte) 1);
        assertEquals(2, original.readInt(ADDRESS));
        assertEquals(0x101, copy.readInt(ADDRESS));
    }
}
