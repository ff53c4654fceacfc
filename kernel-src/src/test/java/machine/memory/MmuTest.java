package machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MmuTest {

    private static final boolean USER = true;
    private static final int DIRECTORY = 0x1000;
    private static final int TABLE = 0x2000;
    private static final int PAGE = 0x0040_0000;
    private static final int PRESENT = 1;
    private static final int WRITABLE = 3;
    private static final int ALL = 7;
    private static final int DIRTY = 0x40;
    private static final int GLOBAL = 0x100;

    private final PhysicalMemory memory = new PhysicalMemory(64);
    private final Mmu mmu = new Mmu(memory);

    @BeforeEach
    void one_table() {
        memory.writeInt(DIRECTORY + 4, TABLE | ALL);
        map(0, 0x5000 | ALL);
        map(1, 0x9000 | ALL);
        mmu.loadDirectory(DIRECTORY);
        mmu.configure(PageWalk.CR0_PG | PageWalk.CR0_WP, PageWalk.CR4_PGE, 0);
    }

    private void map(int index, int entry) {
        memory.writeInt(TABLE + index * 4L, entry);
    }

    @Test
    void a_word_across_two_pages_lies_in_both() {
        mmu.writeInt(PAGE + 0xFFE, 0x1122_3344, USER);
        assertEquals(0x3344, memory.readShort(0x5FFE));
        assertEquals(0x1122, memory.readShort(0x9000));
        assertEquals(0x1122_3344, mmu.readInt(PAGE + 0xFFE, USER));
        mmu.writeLong(PAGE + 0xFF9, 0x0102_0304_0506_0708L, USER);
        assertEquals(0x0102_0304_0506_0708L, mmu.readLong(PAGE + 0xFF9, USER));
    }

    @Test
    void a_word_whose_second_page_is_bad_is_not_written_at_all() {
        map(1, 0x9000 | PRESENT | 4);
        PageFault fault = assertThrows(PageFault.class, () -> mmu.writeInt(PAGE + 0xFFE, -1, USER));
        assertEquals(PAGE + 0x1000, fault.address());
        assertEquals(PageFault.PRESENT | PageFault.WRITE | PageFault.USER, fault.errorCode());
        assertEquals(0, memory.readShort(0x5FFE));
    }

    @Test
    void a_changed_entry_counts_once_the_page_is_invalidated() {
        memory.writeByte(0x9000, (byte) 9);
        assertEquals(0, mmu.readByte(PAGE, USER));
        map(0, 0x9000 | ALL);
        assertEquals(0, mmu.readByte(PAGE, USER));
        mmu.invalidate(PAGE + 123);
        assertEquals(9, mmu.readByte(PAGE, USER));
    }

    @Test
    void a_new_directory_leaves_only_global_pages() {
        memory.writeByte(0x9000, (byte) 9);
        map(1, 0x5000 | ALL | GLOBAL);
        assertEquals(0, mmu.readByte(PAGE, USER));
        assertEquals(0, mmu.readByte(PAGE + 0x1000, USER));
        map(0, 0x9000 | ALL);
        map(1, 0x9000 | ALL);
        mmu.loadDirectory(DIRECTORY);
        assertEquals(9, mmu.readByte(PAGE, USER));
        assertEquals(0, mmu.readByte(PAGE + 0x1000, USER));
        mmu.invalidate(PAGE + 0x1000);
        assertEquals(9, mmu.readByte(PAGE + 0x1000, USER));
    }

    @Test
    void invalidating_an_address_in_a_large_page_forgets_all_of_that_page() {
        mmu.configure(PageWalk.CR0_PG, PageWalk.CR4_PSE, 0);
        memory.writeInt(DIRECTORY + 8, 0x80 | ALL);
        memory.writeByte(0x9000, (byte) 9);
        assertEquals(9, mmu.readByte(0x0080_9000, USER));
        memory.writeInt(DIRECTORY + 8, TABLE | ALL);
        assertEquals(9, mmu.readByte(0x0080_9000, USER));
        mmu.invalidate(0x0080_0000);
        assertThrows(PageFault.class, () -> mmu.readByte(0x0080_9000, USER));
    }

    @Test
    void the_first_write_makes_the_page_dirty_even_after_reads() {
        mmu.readInt(PAGE, USER);
        assertEquals(0, memory.readInt(TABLE) & DIRTY);
        mmu.writeByte(PAGE, 1, USER);
        assertEquals(DIRTY, memory.readInt(TABLE) & DIRTY);
    }

    @Test
    void the_kernel_writes_to_read_only_pages_unless_write_protection_is_on() {
        map(0, 0x5000 | PRESENT | 4);
        assertThrows(PageFault.class, () -> mmu.writeByte(PAGE, 1, !USER));
        mmu.configure(PageWalk.CR0_PG, 0, 0);
        mmu.writeByte(PAGE, 1, !USER);
        assertThrows(PageFault.class, () -> mmu.writeByte(PAGE, 1, USER));
    }

    @Test
    void what_the_kernel_may_read_is_not_thereby_open_to_the_user() {
        map(0, 0x5000 | WRITABLE);
        mmu.writeInt(PAGE, 1, !USER);
        PageFault fault = assertThrows(PageFault.class, () -> mmu.readInt(PAGE, USER));
        assertEquals(PageFault.PRESENT | PageFault.USER, fault.errorCode());
    }

    @Test
    void checking_for_a_write_writes_nothing_and_makes_both_pages_dirty() {
        mmu.checkWrite(PAGE + 0xFFF, 2, USER);
        assertEquals(DIRTY, memory.readInt(TABLE) & DIRTY);
        assertEquals(DIRTY, memory.readInt(TABLE + 4) & DIRTY);
        map(1, 0);
        mmu.invalidate(PAGE + 0x1000);
        assertThrows(PageFault.class, () -> mmu.checkWrite(PAGE + 0xFFF, 2, USER));
    }

    @Test
    void without_paging_addresses_are_physical_and_beyond_memory_there_are_ones() {
        mmu.configure(0, 0, 0);
        mmu.writeInt(0x5000, 77, USER);
        assertEquals(77, memory.readInt(0x5000));
        mmu.writeInt(0x7000_0000, 77, USER);
        assertEquals(-1, mmu.readInt(0x7000_0000, USER));
    }

    @Test
    void what_is_written_after_a_copy_of_the_memory_is_not_in_the_copy() {
        mmu.writeInt(PAGE, 1, USER);
        PhysicalMemory copy = memory.copy();
        mmu.writeInt(PAGE, 2, USER);
        assertEquals(1, copy.readInt(0x5000));
        assertEquals(2, memory.readInt(0x5000));
        assertEquals(2, mmu.readInt(PAGE, USER));
    }

    @Test
    void whoever_writes_over_code_is_noticed_once() {
        List<Integer> written = new ArrayList<>();
        memory.addObserver(
                new MemoryObserver() {
                    @Override
                    public void codeWritten(int frame) {
                        written.add(frame);
                    }
                });
        mmu.writeInt(PAGE, 1, USER);
        memory.markCode(5, 0x100, 16);
        mmu.writeInt(PAGE + 0x400, 1, USER);
        assertEquals(List.of(), written);
        assertTrue(memory.hasCode(5));
        mmu.writeByte(PAGE + 0x10F, 1, USER);
        assertEquals(List.of(5), written);
        assertFalse(memory.hasCode(5));
        mmu.writeByte(PAGE + 0x10F, 2, USER);
        assertEquals(List.of(5), written);
        memory.markCode(5, 0xFFF, 1);
        memory.zeroPage(5);
        assertEquals(List.of(5, 5), written);
    }
}
