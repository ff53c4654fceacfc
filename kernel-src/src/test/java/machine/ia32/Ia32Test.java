package machine.ia32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import machine.memory.Mmu;
import machine.memory.PageFault;
import machine.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;

/** A run stops where its budget or an event says, with the state that restarting needs. */
class Ia32Test {

    private static final int CODE = 0x10000;
    private static final int DATA = 0x20000;
    private static final int ABSENT = 0x30000;
    private static final int IDT = 0x1000;
    private static final int DIRECTORY = 0x2000;
    private static final int TABLE = 0x3000;

    private final PhysicalMemory memory = new PhysicalMemory(64);
    private final Ia32 processor = new Ia32(memory, new Mmu(memory));
    private final Registers registers = processor.registers();

    Ia32Test() {
        memory.writeInt(DIRECTORY, TABLE | 7);
        for (int page = 0; page < 64; page++) {
            memory.writeInt(TABLE + page * 4L, page == ABSENT >>> 12 ? 0 : page << 12 | 7);
        }
        registers.cr0 |= Registers.PG | Registers.WP;
        processor.mmu().loadDirectory(DIRECTORY);
        processor.mmu().configure(registers.cr0, 0, 0);
        for (Segment segment : registers.segments) {
            segment.load(0x23, 0, -1, 0xC0F300);
        }
        registers.cs().load(0x1B, 0, -1, 0xC0FB00);
        registers.idtBase = IDT;
        registers.idtLimit = 0x7FF;
        registers.general[Registers.ESP] = DATA + 0x800;
        registers.refresh();
    }

    private void code(String hex) {
        code(CODE, hex);
    }

    private void code(int at, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        for (int i = 0; i < bytes.length; i++) {
            memory.writeByte(at + i, bytes[i]);
        }
        registers.eip = at;
    }

    @Test
    void a_budget_ends_in_the_middle_of_a_block() {
        code("40 40 40 40 EBFA");
        assertEquals(Exit.BUDGET, processor.run(7));
        assertEquals(7, processor.retired());
        assertEquals(6, registers.general[Registers.EAX]);
        assertEquals(CODE, registers.eip - 2, "two of the four after the jump");
    }

    @Test
    void each_iteration_of_a_repeated_instruction_is_a_step() {
        code("F3AA 90");
        registers.general[Registers.ECX] = 10;
        registers.general[Registers.EDI] = DATA;
        assertEquals(Exit.BUDGET, processor.run(4));
        assertEquals(4, processor.retired());
        assertEquals(6, registers.general[Registers.ECX]);
        assertEquals(CODE, registers.eip);
        processor.run(6);
        assertEquals(0, registers.general[Registers.ECX]);
        assertEquals(CODE + 2, registers.eip);
    }

    @Test
    void a_comparison_that_is_repeated_counts_like_a_copy() {
        code("F3A6 90");
        registers.general[Registers.ECX] = 10;
        registers.general[Registers.ESI] = DATA;
        registers.general[Registers.EDI] = DATA + 16;
        memory.writeByte(DATA + 5, (byte) 1);
        assertEquals(Exit.BUDGET, processor.run(7));
        assertEquals(CODE + 3, registers.eip);
        assertEquals(4, registers.general[Registers.ECX]);
        assertEquals(7, processor.retired());
    }

    @Test
    void a_repetition_of_none_is_one_step() {
        code("F3A4 90");
        processor.run(1);
        assertEquals(CODE + 2, registers.eip);
        assertEquals(1, processor.retired());
    }

    @Test
    void a_repeated_instruction_that_faults_has_done_what_came_before() {
        code("F3AB");
        registers.general[Registers.ECX] = 10;
        registers.general[Registers.EDI] = ABSENT - 12;
        assertEquals(Exit.FAULT, processor.run(100));
        assertEquals(Vector.PAGE_FAULT, processor.vector());
        assertEquals(ABSENT, registers.cr2);
        assertEquals(PageFault.WRITE | PageFault.USER, processor.errorCode());
        assertEquals(7, registers.general[Registers.ECX]);
        assertEquals(ABSENT, registers.general[Registers.EDI]);
        assertEquals(CODE, registers.eip);
        assertEquals(3, processor.retired());
    }

    @Test
    void a_fault_leaves_everything_as_it_was_but_for_RF() {
        code("FF35 00000300");
        int before = registers.eflags();
        assertEquals(Exit.FAULT, processor.run(1));
        assertEquals(0, processor.retired());
        assertEquals(DATA + 0x800, registers.general[Registers.ESP]);
        assertEquals(before | Flag.RF, registers.eflags());
        memory.writeInt(TABLE + (ABSENT >>> 12) * 4L, ABSENT | 7);
        assertEquals(Exit.BUDGET, processor.run(1));
        assertEquals(before, registers.eflags());
    }

    @Test
    void a_software_interrupt_needs_a_gate_that_allows_it() {
        code("CD2E");
        assertEquals(Exit.FAULT, processor.run(1));
        assertEquals(Vector.GENERAL_PROTECTION, processor.vector());
        assertEquals(0x2E * 8 + 2, processor.errorCode());
        memory.writeInt(IDT + 0x2E * 8L + 4, 0xEE00);
        assertEquals(Exit.INTERRUPT, processor.run(1));
        assertEquals(0x2E, processor.vector());
        assertEquals(CODE + 2, registers.eip);
    }

    @Test
    void SYSENTER_stops_when_there_is_where_to_go() {
        code("0F34");
        assertEquals(Exit.FAULT, processor.run(1));
        assertEquals(Vector.GENERAL_PROTECTION, processor.vector());
        registers.sysenterCs = 8;
        assertEquals(Exit.SYSENTER, processor.run(1));
        assertEquals(CODE + 2, registers.eip);
        assertEquals(3, registers.cpl);
    }

    @Test
    void a_single_step_traps_after_the_instruction() {
        code("40 40");
        registers.setEflags(Flag.TF);
        registers.refresh();
        assertEquals(Exit.TRAP, processor.run(10));
        assertEquals(Vector.DEBUG, processor.vector());
        assertEquals(CODE + 1, registers.eip);
        assertEquals(Breakpoints.SINGLE_STEP, registers.debug[6] & Breakpoints.SINGLE_STEP);
    }

    @Test
    void an_instruction_that_overwrites_the_next_one_is_followed_by_the_new_one() {
        // mov byte [CODE + 7], 48h; inc eax, which becomes dec eax
        code("C605 07000100 48 40 90");
        processor.run(2);
        assertEquals(-1, registers.general[Registers.EAX]);
    }

    @Test
    void an_instruction_lies_across_two_pages() {
        // mov eax, 12345678h
        code(CODE + 0xFFD, "B8 78563412 40");
        assertEquals(Exit.BUDGET, processor.run(2));
        assertEquals(0x12345679, registers.general[Registers.EAX]);
    }

    @Test
    void the_second_page_of_an_instruction_is_absent() {
        code(ABSENT - 3, "B8 7856");
        assertEquals(Exit.FAULT, processor.run(1));
        assertEquals(Vector.PAGE_FAULT, processor.vector());
        assertEquals(ABSENT, registers.cr2);
        assertEquals(ABSENT - 3, registers.eip);
    }

    @Test
    void instructions_before_an_absent_page_are_executed() {
        code(ABSENT - 2, "40 40");
        assertEquals(Exit.FAULT, processor.run(10));
        assertEquals(2, registers.general[Registers.EAX]);
        assertEquals(ABSENT, registers.eip);
        assertEquals(ABSENT, registers.cr2);
    }

    @Test
    void an_invalid_opcode_faults_only_when_it_is_reached() {
        code("40 0FFF");
        assertEquals(Exit.FAULT, processor.run(10));
        assertEquals(Vector.INVALID_OPCODE, processor.vector());
        assertEquals(1, registers.general[Registers.EAX]);
        assertEquals(CODE + 1, registers.eip);
        assertThrows(Fault.class, () -> processor.decode(CODE + 1));
    }

    @Test
    void offsets_of_a_segment_with_a_base_are_checked_against_its_limit() {
        registers.segments[Segment.FS].load(0x3B, DATA, 0xFFF, 0x40F300);
        registers.refresh();
        memory.writeInt(DATA + 0x18, 0x7FFDE000);
        code("64A1 18000000 64A1 FD0F0000");
        assertEquals(Exit.FAULT, processor.run(10));
        assertEquals(0x7FFDE000, registers.general[Registers.EAX]);
        assertEquals(Vector.GENERAL_PROTECTION, processor.vector());
        assertEquals(CODE + 6, registers.eip);
    }

    @Test
    void unmasked_exceptions_of_SSE_arithmetic_leave_the_target_alone() {
        registers.cr4 = Registers.OSFXSR | Registers.OSXMMEXCPT;
        registers.fpu.mxcsr = 0;
        // divsd xmm0, xmm1
        code("F20F5EC1");
        registers.fpu.xmm[0] = Double.doubleToRawLongBits(1);
        assertEquals(Exit.FAULT, processor.run(1));
        assertEquals(Vector.SIMD, processor.vector());
        assertEquals(Rounding.ZERO_DIVIDE, registers.fpu.mxcsr);
        assertEquals(1, Double.longBitsToDouble(registers.fpu.xmm[0]));
    }

    @Test
    void the_images_of_FXSAVE_and_FNSAVE_give_the_state_back() {
        FpuState state = new FpuState();
        new RecordingRandom(77).fill(state);
        byte[] image = new byte[FpuState.IMAGE_SIZE];
        state.save(image, 0);
        FpuState other = new FpuState();
        other.restore(image, 0);
        byte[] again = new byte[FpuState.IMAGE_SIZE];
        other.save(again, 0);
        assertEquals(HexFormat.of().formatHex(image), HexFormat.of().formatHex(again));
        byte[] old = new byte[FpuState.OLD_IMAGE_SIZE];
        state.saveOld(old, 0);
        FpuState third = new FpuState();
        third.restoreOld(old, 0);
        byte[] oldAgain = new byte[FpuState.OLD_IMAGE_SIZE];
        third.saveOld(oldAgain, 0);
        assertEquals(HexFormat.of().formatHex(old), HexFormat.of().formatHex(oldAgain));
    }
}
