package benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import machine.ia32.Exit;
import machine.ia32.Ia32;
import machine.ia32.Registers;
import machine.ia32.Segment;
import machine.ia32.translate.Translator;
import machine.memory.Mmu;
import machine.memory.PhysicalMemory;

/// Memory with the loops in it, and processors that execute them in user mode under page tables,
/// without a kernel.
final class LoopMachine {

    private static final int IMAGE = 0x10_0000;
    private static final int STACK = 0x30_0000;
    private static final int STACK_OF_EACH = 0x1_0000;
    private static final int DIRECTORY = 0x1_0000;
    private static final int TABLES = 2;
    private static final int ENTRIES = 1024;
    private static final int PRESENT_WRITABLE_USER = 7;
    private static final int DATA = 0xC0_F200;
    private static final int CODE = 0xC0_FA00;
    private static final int RETURN_TO_NOWHERE = 0x7000_0000;

    private final PhysicalMemory memory = new PhysicalMemory(TABLES * ENTRIES);
    private final Ia32[] processors;

    /// @param interpreted whether nothing is translated
    LoopMachine(int processors, boolean interpreted) {
        byte[] image = image("loops.bin");
        for (int i = 0; i < image.length; i++) {
            memory.writeByte(IMAGE + i, image[i]);
        }
        for (int table = 0; table < TABLES; table++) {
            int address = DIRECTORY + (table + 1) * PhysicalMemory.PAGE_SIZE;
            memory.writeInt(DIRECTORY + table * 4L, address | PRESENT_WRITABLE_USER);
            for (int i = 0; i < ENTRIES; i++) {
                int page = (table * ENTRIES + i) * PhysicalMemory.PAGE_SIZE;
                memory.writeInt(address + i * 4L, page | PRESENT_WRITABLE_USER);
            }
        }
        var translator = new Translator(memory);
        this.processors = new Ia32[processors];
        for (int number = 0; number < processors; number++) {
            this.processors[number] = processor(memory);
            if (!interpreted) {
                this.processors[number].translateBy(translator);
            }
        }
    }

    /** An image that the build made. */
    static byte[] image(String name) {
        try (InputStream in =
                Objects.requireNonNull(
                        LoopMachine.class.getResourceAsStream("/user/benchmark/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ia32 processor(PhysicalMemory memory) {
        var mmu = new Mmu(memory);
        mmu.loadDirectory(DIRECTORY);
        mmu.configure(Registers.PG | Registers.WP, 0, 0);
        var processor = new Ia32(memory, mmu);
        for (Segment segment : processor.registers().segments) {
            segment.load(0x23, 0, -1, DATA);
        }
        processor.registers().cs().load(0x1B, 0, -1, CODE);
        processor.registers().refresh();
        return processor;
    }

    /** Prepares a processor to execute one of the loops that many times. */
    void start(int processor, int loop, int rounds) {
        Registers registers = processors[processor].registers();
        registers.general[Registers.EAX] = loop;
        registers.general[Registers.EDX] = rounds;
        int stack = STACK + processor * STACK_OF_EACH - 4;
        memory.writeInt(stack, RETURN_TO_NOWHERE);
        registers.general[Registers.ESP] = stack;
        registers.eip = IMAGE;
    }

    /// Executes at most so many instructions.
    ///
    /// @return those executed
    long run(int processor, long budget) {
        processors[processor].run(budget);
        return processors[processor].retired();
    }

    /** Executes the loop to its end; gives the instructions executed. */
    long finish(int processor) {
        long sum = 0;
        Exit exit;
        do {
            exit = processors[processor].run(Long.MAX_VALUE);
            sum += processors[processor].retired();
        } while (exit == Exit.BUDGET);
        return sum;
    }

    /** What the loop has computed. */
    int result(int processor) {
        return processors[processor].registers().general[Registers.EAX];
    }

    /** The registers of a processor: general ones, EIP, EFLAGS. */
    List<Integer> state(int processor) {
        Registers registers = processors[processor].registers();
        IntStream all =
                IntStream.concat(
                        Arrays.stream(registers.general),
                        IntStream.of(registers.eip, registers.eflags()));
        return all.boxed().toList();
    }

    int memoryHash() {
        int hash = 0;
        for (int frame = 0; frame < memory.frames(); frame++) {
            hash = 31 * hash + Arrays.hashCode(memory.readablePage(frame));
        }
        return hash;
    }
}
