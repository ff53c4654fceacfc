package machine.ia32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import machine.memory.Mmu;
import machine.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;

/** Whatever bytes are executed, the processor stops for one of the documented reasons. */
class RandomCodeTest {

    private static final int PAGES = 64;
    private static final int DIRECTORY = 0x10000;
    private static final int TABLE = 0x11000;
    private static final int IDT = 0x12000;
    private static final int GDT = 0x13000;
    private static final int FIRST = 0x20000;

    private final PhysicalMemory memory = new PhysicalMemory(PAGES);
    private final Ia32 processor = new Ia32(memory, new Mmu(memory));
    private final Map<Exit, Integer> exits = new EnumMap<>(Exit.class);
    private long executed;

    @Test
    void programs_of_users_stop_by_faults_and_traps_only() {
        execute(1, 3, 200_000);
        assertEquals(0, exits.getOrDefault(Exit.HALT, 0));
        assertEquals(0, exits.getOrDefault(Exit.SHUTDOWN, 0));
        assertTrue(exits.getOrDefault(Exit.FAULT, 0) > 1000, "too few faults: " + exits);
        assertTrue(executed > 200_000, "executed " + executed);
    }

    @Test
    void kernels_stop_too() {
        execute(2, 0, 100_000);
        assertTrue(exits.getOrDefault(Exit.HALT, 0) > 10, "too few halts: " + exits);
    }

    @Test
    void handlers_in_random_memory_end_by_shutting_down() {
        for (int vector = 0; vector < 256; vector++) {
            processor.hook(vector, false);
        }
        processor.hookSystemEnter(false);
        execute(3, 0, 100_000);
        assertTrue(exits.getOrDefault(Exit.SHUTDOWN, 0) > 10, "too few shutdowns: " + exits);
    }

    private void execute(long seed, int level, int rounds) {
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round += 20) {
            start(random, level);
            for (int i = 0; i < 20; i++) {
                int budget = 1 + random.nextInt(100);
                Exit exit = processor.run(budget);
                assertTrue(processor.retired() <= budget + 4, "seed " + seed);
                exits.merge(exit, 1, Integer::sum);
                executed += processor.retired();
                if (exit == Exit.SHUTDOWN) {
                    break;
                }
                if (exit != Exit.BUDGET) {
                    processor.registers().eip = FIRST + random.nextInt(0x4000);
                }
            }
        }
    }

    private void start(Random random, int level) {
        byte[] bytes = new byte[0x4000];
        random.nextBytes(bytes);
        for (int page = 0; page < 4; page++) {
            int at = page * 4096;
            byte[] content = memory.writablePage((FIRST >>> 12) + page);
            System.arraycopy(bytes, at, content, 0, 4096);
        }
        tables(random);
        Registers registers = processor.registers();
        registers.gdtBase = GDT;
        registers.gdtLimit = 0xFF;
        registers.idtBase = IDT;
        registers.idtLimit = 0x7FF;
        for (Segment segment : registers.segments) {
            segment.load(0x10 | level, 0, -1, 0xC09300 | level << 13);
        }
        registers.cs().load(0x8 | level, 0, -1, 0xC09B00 | level << 13);
        registers.ldtr.load(0, 0, 0, 0);
        registers.tr.load(0x28, FIRST, 0x67, 0x8B00);
        registers.cr0 = Registers.PE | Registers.NE | Registers.PG | Registers.WP | 1 << 4;
        registers.cr4 = Registers.OSFXSR | Registers.OSXMMEXCPT;
        registers.efer = 0;
        registers.debug[7] = 0x400;
        for (int i = 0; i < 8; i++) {
            registers.general[i] =
                    random.nextBoolean() ? random.nextInt() : FIRST + random.nextInt(0x4000);
        }
        registers.setEflags(random.nextInt(8) == 0 ? random.nextInt() & ~Flag.VM : Flag.IF);
        registers.cr3 = DIRECTORY;
        processor.mmu().configure(registers.cr0, 0, 0);
        processor.mmu().loadDirectory(DIRECTORY);
        registers.eip = FIRST + random.nextInt(0x4000);
        registers.refresh();
    }

    private void tables(Random random) {
        memory.zeroPage(DIRECTORY >>> 12);
        memory.zeroPage(TABLE >>> 12);
        memory.writeInt(DIRECTORY, TABLE | 7);
        for (int page = 0; page < PAGES; page++) {
            boolean program = page >= FIRST >>> 12 && page < (FIRST >>> 12) + 5;
            int rights = program ? 7 - (random.nextInt(6) == 0 ? 2 : 0) : 3;
            memory.writeInt(TABLE + page * 4L, page << 12 | rights);
        }
        for (int i = 0; i < 256; i++) {
            int type = random.nextInt(4) == 0 ? random.nextInt(0x10000) & 0xFF00 : 0xEE00;
            memory.writeInt(IDT + i * 8L, 8 << 16 | random.nextInt(0x4000));
            memory.writeInt(IDT + i * 8L + 4, FIRST & 0xFFFF0000 | type);
        }
        memory.zeroPage(GDT >>> 12);
        for (int i = 1; i < 32; i++) {
            memory.writeInt(GDT + i * 8L, 0xFFFF);
            int rights = i == 1 ? 0x9B00 : i == 2 ? 0x9300 : random.nextInt(0x10000) & 0xFF00;
            memory.writeInt(GDT + i * 8L + 4, 0xCF0000 | rights);
        }
    }
}
