package machine.ia32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import machine.ia32.translate.Translator;
import machine.memory.Mmu;
import machine.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;

/** Each instruction does what a real processor has done with the same operands. */
class RecordingsTest {

    private static final int IDT = 0x1000;
    private static final byte HLT = (byte) 0xF4;

    private final PhysicalMemory memory = new PhysicalMemory((Recording.DATA >>> 12) + 2);
    private final Ia32 processor = processor();
    private byte[] codeInMemory = {};

    private Ia32 processor() {
        Ia32 it = new Ia32(memory, new Mmu(memory));
        for (int vector = 0; vector < 32; vector++) {
            memory.writeInt(IDT + vector * 8L + 4, 0xEE00);
        }
        Registers registers = it.registers();
        registers.idtBase = IDT;
        for (Segment segment : registers.segments) {
            segment.load(0x23, 0, -1, 0xC0F300);
        }
        registers.cs().load(0x1B, 0, -1, 0xC0FB00);
        registers.cr4 = Registers.OSFXSR | Registers.OSXMMEXCPT;
        return it;
    }

    @Test
    void integers() {
        replay(Recording.all().stream().filter(each -> !isFloating(each)).toList(), 14_000);
    }

    /// Each runs twice, so that the second time it is translated, if it can be. What follows it is
    /// not.
    @Test
    void integers_translated() {
        processor.translateBy(new Translator(memory, 1));
        replay(
                Recording.all().stream().filter(each -> !isFloating(each)).toList(),
                14_000,
                this::differenceOfSecondRun);
    }

    private String differenceOfSecondRun(Recording it) {
        if (!Arrays.equals(it.code(), codeInMemory)) {
            codeInMemory = it.code();
            memory.zeroPage(Recording.CODE >>> PhysicalMemory.PAGE_SHIFT);
            writeCode(it);
            memory.writeByte(Recording.CODE + it.code().length, HLT);
            memory.writeByte(Recording.CODE + Recording.TARGET, HLT);
        }
        prepareData(it);
        run();
        prepareData(it);
        return differenceAfter(it, run());
    }

    @Test
    void x87() {
        replay(Recording.all().stream().filter(RecordingsTest::isX87).toList(), 1_000);
    }

    @Test
    void vectors() {
        replay(
                Recording.all().stream().filter(each -> isFloating(each) && !isX87(each)).toList(),
                1_000);
    }

    private static boolean isX87(Recording recording) {
        Operation operation = recording.instruction().operation;
        return operation == Operation.X87 || operation == Operation.WAIT;
    }

    private static boolean isFloating(Recording recording) {
        return recording.instruction().operation.compareTo(Operation.WAIT) == 0
                || recording.instruction().operation.compareTo(Operation.X87) >= 0;
    }

    private void replay(List<Recording> recordings, int atLeast) {
        replay(recordings, atLeast, this::difference);
    }

    private void replay(
            List<Recording> recordings, int atLeast, Function<Recording, String> difference) {
        assertTrue(recordings.size() >= atLeast, "only " + recordings.size());
        Map<String, List<String>> wrong = new TreeMap<>();
        for (Recording each : recordings) {
            String different = difference.apply(each);
            if (!different.isEmpty()) {
                wrong.computeIfAbsent(name(each), _ -> new ArrayList<>())
                        .add(each + ":" + different);
            }
        }
        StringBuilder report = new StringBuilder();
        wrong.forEach((name, cases) -> {
            report.append('\n').append(name).append(' ').append(cases.size());
            cases.stream().limit(3).forEach(line -> report.append("\n    ").append(line));
        });
        assertEquals("", report.toString());
    }

    private static String name(Recording recording) {
        Instruction it = recording.instruction();
        return it.operation == Operation.X87
                ? "%s %03X".formatted(it.operation, it.immediate)
                : it.operation + " " + it.size;
    }

    private String difference(Recording it) {
        writeCode(it);
        prepareData(it);
        return differenceAfter(it, run());
    }

    private Exit run() {
        Exit exit;
        do {
            exit = processor.run(1);
        } while (exit == Exit.BUDGET && processor.registers().eip == Recording.CODE);
        return exit;
    }

    private String differenceAfter(Recording it, Exit exit) {
        Registers registers = processor.registers();
        StringBuilder text = new StringBuilder();
        int reached =
                switch (exit) {
                    case FAULT, TRAP -> 0x80 | processor.vector();
                    default ->
                            registers.eip == Recording.CODE + Recording.TARGET
                                    ? Recording.JUMPED
                                    : registers.eip == Recording.CODE + it.code().length
                                            ? Recording.FELL_THROUGH
                                            : registers.eip;
                };
        compare(text, "exit", it.exit(), reached);
        for (int i = 0; i < 8; i++) {
            compare(text, "r" + i, it.general()[i], registers.general[i]);
        }
        compare(text, "flags", it.flags(), registers.eflags() & 0xFFFF);
        byte[] window = new byte[Recording.WINDOW];
        for (int i = 0; i < window.length; i++) {
            window[i] = memory.readByte(Integer.toUnsignedLong(Recording.DATA + i));
        }
        int place = Arrays.mismatch(it.memory(), window);
        if (place >= 0) {
            compare(text, "memory " + place, it.memory()[place], window[place]);
        }
        if (it.comparesFpu()) {
            compareFpu(text, it.fpu(), registers.fpu);
        }
        return text.toString();
    }

    private void writeCode(Recording it) {
        for (int i = 0; i < it.code().length; i++) {
            memory.writeByte(Recording.CODE + i, it.code()[i]);
        }
    }

    private void prepareData(Recording it) {
        Registers registers = processor.registers();
        System.arraycopy(it.generalBefore(), 0, registers.general, 0, 8);
        registers.setEflags(it.flagsBefore());
        registers.fpu.copyFrom(it.fpuBefore());
        registers.eip = Recording.CODE;
        registers.refresh();
        for (int i = 0; i < 4096; i++) {
            byte value = i < Recording.WINDOW ? it.memoryBefore()[i] : 0;
            memory.writeByte(Integer.toUnsignedLong(Recording.DATA + i), value);
        }
    }

    private static void compareFpu(StringBuilder text, FpuState expected, FpuState actual) {
        compare(text, "fcw", expected.control, actual.control);
        compare(text, "fsw", expected.status, actual.status);
        compare(text, "empty", expected.emptyMask, actual.emptyMask);
        compare(text, "mxcsr", expected.mxcsr, actual.mxcsr);
        for (int i = 0; i < 8; i++) {
            compare(text, "exponent " + i, expected.exponents[i], actual.exponents[i]);
            compare(text, "significand " + i, expected.significands[i], actual.significands[i]);
        }
        for (int i = 0; i < 16; i++) {
            compare(text, "xmm word " + i, expected.xmm[i], actual.xmm[i]);
        }
    }

    private static void compare(StringBuilder text, String what, long expected, long actual) {
        if (expected != actual) {
            text.append(" %s: recorded %x, here %x;".formatted(what, expected, actual));
        }
    }
}
