package machine.ia32.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.HexFormat;
import java.util.Objects;
import machine.ia32.Exit;
import machine.ia32.TranslatedCode;
import machine.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;

class TranslatorTest {

    private static final int FRAME = Twin.CODE / PhysicalMemory.PAGE_SIZE;

    /** Counts in EAX for ever. */
    private static final byte[] COUNTING = HexFormat.of().parseHex("40ebfd");

    @Test
    void code_that_writes_over_what_it_executes_next_executes_what_it_has_written() {
        // next: inc eax; mov [immediate], al; mov ebx, immediate; add ecx, ebx; jmp next
        byte[] program =
                HexFormat.of().parseHex("40" + "a207800000" + "bb00000000" + "01d9" + "ebf1");
        var interpreted = new Twin(program, false);
        var translated = new Twin(program, true);
        for (int stop = 0; stop < 300; stop++) {
            Exit expected = interpreted.processor.run(7 + stop % 11);
            Exit exit = translated.processor.run(7 + stop % 11);
            assertEquals(interpreted.state(expected), translated.state(exit), "stop " + stop);
        }
        int[] general = translated.processor.registers().general;
        assertTrue(general[0] > 500, "executed too little");
    }

    @Test
    void a_page_that_changes_itself_again_and_again_is_left_to_the_interpreter() {
        var memory = memoryWith(COUNTING);
        var translator = new Translator(memory, 1);
        for (int i = 0; i < 33; i++) {
            assertNotNull(translator.translate(FRAME, 0), "loss " + i);
            memory.writeByte(Twin.CODE, COUNTING[0]);
        }
        assertNull(translator.translate(FRAME, 0));
        memory.markCode(FRAME, 0, 1);
        memory.zeroPage(FRAME);
        assertNotNull(translator.translate(FRAME, 0), "the page is another one now");
    }

    @Test
    void what_cannot_be_translated_is_not() {
        var memory = memoryWith(HexFormat.of().parseHex("f4"));
        assertNull(new Translator(memory, 1).translate(FRAME, 0));
    }

    @Test
    void translated_code_that_is_given_up_vanishes() throws InterruptedException {
        var memory = memoryWith(COUNTING);
        var translator = new Translator(memory, 1);
        var code =
                new WeakReference<TranslatedCode>(
                        Objects.requireNonNull(translator.translate(FRAME, 0)).code());
        memory.writeByte(Twin.CODE, (byte) 0x90);
        for (int i = 0; i < 100 && code.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(code.get());
    }

    private static PhysicalMemory memoryWith(byte[] program) {
        var memory = new PhysicalMemory(FRAME + 1);
        for (int i = 0; i < program.length; i++) {
            memory.writeByte(Twin.CODE + i, program[i]);
        }
        return memory;
    }
}
