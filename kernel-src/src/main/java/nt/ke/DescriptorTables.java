package nt.ke;

import machine.ia32.Registers;
import machine.ia32.Segment;
import machine.memory.PhysicalMemory;

/// The tables in memory that a processor looks descriptors up in: the global descriptor table, the
/// interrupt table and the task state segment. Laid out as NT has them, so that whatever selector
/// or `int` a program tries, it finds what it finds on NT.
///
/// The boot loader's part of memory begins at physical address 0 and is mapped from [#KSEG0_BASE]
/// on in every address space; the tables of each processor are in it.
///
/// | page | what |
/// |---|---|
/// | 0 | global descriptor table, at 400h interrupt table |
/// | 1 to 3 | task state segment |
///
/// @model The kernel is no IA-32 code, so gates lead nowhere: a trap ends the execution of user
///   code, and the task state segment's stacks are not used. Tables of processors other than the
///   first are in one place instead of in pool.
/// @source https://github.com/reactos/reactos `ntoskrnl/ke/i386/kiinit.c` and
///   `sdk/include/ndk/i386/ketypes.h` (the entries and their types)
final class DescriptorTables {

    /** Where low physical memory is seen. */
    static final int KSEG0_BASE = 0x8000_0000;

    private static final int FIRST_TABLE = 0x10_0000;
    private static final int BYTES_PER_PROCESSOR = 4 * PhysicalMemory.PAGE_SIZE;
    private static final int IDT_OFFSET = 0x400;
    private static final int TSS_OFFSET = PhysicalMemory.PAGE_SIZE;
    private static final int ENTRY_SIZE = 8;

    private static final int GDT_LIMIT = 0x3FF;
    private static final int IDT_LIMIT = 0x7FF;
    private static final int VECTORS = 256;

    // ---- access rights: present, privilege, kind; in the byte that descriptors have for them
    private static final int KERNEL_CODE = 0x9B;
    private static final int KERNEL_DATA = 0x93;
    private static final int USER_CODE = 0xFB;
    private static final int USER_DATA = 0xF3;
    private static final int BUSY_TASK = 0x8B;
    private static final int KERNEL_GATE = 0x8E;
    private static final int USER_GATE = 0xEE;

    /** The limit counts pages, and offsets have 32 bits. */
    private static final int FLAT_FLAGS = 0xC;

    private static final int FLAT_LIMIT = 0xF_FFFF;

    /** Offsets have 32 bits. */
    private static final int BYTE_FLAGS = 0x4;

    private static final int PAGE_LIMIT = PhysicalMemory.PAGE_SIZE - 1;

    // ---- the task state segment
    private static final int TSS_LIMIT = 0x20AB;
    private static final int TSS_SS0 = 0x8;
    private static final int TSS_IO_MAP_BASE = 0x66;

    /** The flat data segment of programs. */
    private static final long FLAT_USER_DATA = descriptor(0, FLAT_LIMIT, USER_DATA, FLAT_FLAGS);

    private static final long FLAT_USER_CODE = descriptor(0, FLAT_LIMIT, USER_CODE, FLAT_FLAGS);

    /// The vectors that programs may use by `int n`: breakpoint, overflow, and the system's own 2Ah
    /// to 2Eh.
    private static boolean isForPrograms(int vector) {
        return vector == machine.ia32.Vector.BREAKPOINT
                || vector == machine.ia32.Vector.OVERFLOW
                || vector >= TrapVector.GET_TICK_COUNT && vector <= TrapVector.SYSTEM_SERVICE;
    }

    private final PhysicalMemory memory;
    private final int tables;

    /** Where the segment of `fs` begins; at first nowhere. */
    private int teb = -1;

    /// @param processor its number
    DescriptorTables(PhysicalMemory memory, int processor) {
        this.memory = memory;
        tables = FIRST_TABLE + processor * BYTES_PER_PROCESSOR;
        writeGlobalTable();
        writeInterruptTable();
        memory.writeInt(tables + TSS_OFFSET + TSS_SS0, Selectors.KERNEL_DATA);
        // Beyond the limit: no port may be used.
        memory.writeShort(tables + TSS_OFFSET + TSS_IO_MAP_BASE, (short) (TSS_LIMIT + 1));
    }

    private void writeGlobalTable() {
        write(Selectors.KERNEL_CODE, descriptor(0, FLAT_LIMIT, KERNEL_CODE, FLAT_FLAGS));
        write(Selectors.KERNEL_DATA, descriptor(0, FLAT_LIMIT, KERNEL_DATA, FLAT_FLAGS));
        write(Selectors.USER_CODE, FLAT_USER_CODE);
        write(Selectors.USER_DATA, FLAT_USER_DATA);
        write(Selectors.TASK, taskDescriptor());
        write(Selectors.PROCESSOR_REGION, descriptor(0, PAGE_LIMIT, KERNEL_DATA, BYTE_FLAGS));
    }

    private void writeInterruptTable() {
        for (int vector = 0; vector < VECTORS; vector++) {
            int kind = isForPrograms(vector) ? USER_GATE : KERNEL_GATE;
            memory.writeLong(
                    tables + IDT_OFFSET + vector * ENTRY_SIZE,
                    (long) kind << 40 | (long) Selectors.KERNEL_CODE << 16);
        }
    }

    private long taskDescriptor() {
        return descriptor(KSEG0_BASE + tables + TSS_OFFSET, TSS_LIMIT, BUSY_TASK, 0);
    }

    private void write(int selector, long descriptor) {
        memory.writeLong(tables + (selector & -ENTRY_SIZE), descriptor);
    }

    private static long descriptor(int base, int limit, int rights, int flags) {
        return limit & 0xFFFFL
                | (base & 0xFF_FFFFL) << 16
                | (long) rights << 40
                | (limit & 0xF_0000L) << 32
                | (long) flags << 52
                | (base & 0xFF00_0000L) << 32;
    }

    /** Tells the processor where its tables are. */
    void load(Registers registers) {
        registers.gdtBase = KSEG0_BASE + tables;
        registers.gdtLimit = GDT_LIMIT;
        registers.idtBase = KSEG0_BASE + tables + IDT_OFFSET;
        registers.idtLimit = IDT_LIMIT;
        registers.tr.load(Selectors.TASK, taskDescriptor());
        // Where it leads is of no account, but without this there is no fast way in.
        registers.sysenterCs = Selectors.KERNEL_CODE;
    }

    /// Has the segment of `fs` in user mode begin at the environment block of a thread.
    ///
    /// @return whether it began elsewhere, so that registers may hold the old one
    boolean setTeb(int address) {
        if (teb == address) {
            return false;
        }
        teb = address;
        write(Selectors.USER_TEB, tebDescriptor(address));
        return true;
    }

    private static long tebDescriptor(int teb) {
        return descriptor(teb, PAGE_LIMIT, USER_DATA, BYTE_FLAGS);
    }

    /// Loads a segment register for user mode; with none, if the selector is of no segment that
    /// programs have.
    static void loadSegment(Segment segment, int selector, int teb) {
        switch (selector | Selectors.RING_3) {
            case Selectors.USER_DATA -> segment.load(selector, FLAT_USER_DATA);
            case Selectors.USER_CODE -> segment.load(selector, FLAT_USER_CODE);
            case Selectors.USER_TEB -> segment.load(selector, tebDescriptor(teb));
            default -> segment.load(0, 0);
        }
    }
}
