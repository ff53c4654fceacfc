package machine.ia32.translate;

import java.util.Arrays;
import java.util.Random;
import machine.ia32.Exit;
import machine.ia32.Ia32;
import machine.ia32.Registers;
import machine.ia32.Segment;
import machine.memory.Mmu;
import machine.memory.PhysicalMemory;

/// A processor with 256 kB of memory, mapped where it lies, with a program at [#CODE].
final class Twin {

    static final int CODE = 0x8000;
    static final int CODE_SIZE = 0x2000;
    static final int DATA = 0x1_0000;
    static final int DATA_SIZE = 0x4000;
    static final int STACK = 0x2_0000;
    private static final int FRAMES = 64;
    private static final int DIRECTORY = 0x1000;
    private static final int TABLE = 0x2000;
    private static final int DATA_RIGHTS = 0xC0_F200;
    private static final int CODE_RIGHTS = 0xC0_FA00;

    final PhysicalMemory memory = new PhysicalMemory(FRAMES);
    final Mmu mmu = new Mmu(memory);
    final Ia32 processor = new Ia32(memory, mmu);

    Twin(byte[] program, boolean translated) {
        for (int i = 0; i < program.length; i++) {
            memory.writeByte(CODE + i, program[i]);
        }
        memory.writeInt(DIRECTORY, TABLE | 7);
        for (int frame = 0; frame < FRAMES; frame++) {
            map(frame, 7);
        }
        mmu.loadDirectory(DIRECTORY);
        mmu.configure(Registers.PG | Registers.WP, 0, 0);
        for (Segment segment : processor.registers().segments) {
            segment.load(0x23, 0, -1, DATA_RIGHTS);
        }
        processor.registers().cs().load(0x1B, 0, -1, CODE_RIGHTS);
        processor.registers().refresh();
        processor.registers().eip = CODE;
        if (translated) {
            processor.translateBy(new Translator(memory, 3));
        }
    }

    /** Changes the rights of a page. */
    void map(int frame, int rights) {
        memory.writeInt(TABLE + frame * 4L, frame << 12 | rights);
        mmu.invalidate(frame << 12);
    }

    void set(Random random, int eip) {
        Registers registers = processor.registers();
        for (int i = 0; i < Registers.NO_REGISTER; i++) {
            registers.general[i] =
                    random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(DATA_SIZE);
        }
        registers.general[Registers.ESP] = STACK + random.nextInt(0x100) * 4;
        registers.eip = CODE + eip;
    }

    /** All that can be seen of it. */
    String state(Exit exit) {
        Registers registers = processor.registers();
        StringBuilder seen = new StringBuilder();
        seen.append(exit).append(' ').append(processor.retired());
        if (exit != Exit.BUDGET) {
            seen.append(" vector ").append(processor.vector());
            seen.append(" error ").append(processor.errorCode());
        }
        seen.append(" eip ").append(Integer.toHexString(registers.eip));
        seen.append(" flags ").append(Integer.toHexString(registers.eflags()));
        seen.append(" cr2 ").append(Integer.toHexString(registers.cr2));
        for (int each : registers.general) {
            seen.append(' ').append(Integer.toHexString(each));
        }
        int hash = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            hash = 31 * hash + Arrays.hashCode(memory.readablePage(frame));
        }
        return seen.append(" memory ").append(Integer.toHexString(hash)).toString();
    }
}
