package machine.ia32.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import machine.ia32.Exit;
import org.junit.jupiter.api.Test;

/// Random programs on two processors, one of which translates, stopped after the same numbers of
/// instructions: at each stop nothing tells one from the other.
class TranslationTest {

    /** Some that run in seconds; -Dtranslation.programs=1000 for a night. */
    private static final int PROGRAMS = Integer.getInteger("translation.programs", 40);

    private static final int STOPS = 60;

    @Test
    void translated_and_interpreted_code_cannot_be_told_apart() {
        for (long seed = 1; seed <= PROGRAMS; seed++) {
            compare(seed, false);
        }
    }

    @Test
    void nor_if_pages_come_and_go_and_code_is_written_over() {
        for (long seed = 1; seed <= PROGRAMS; seed++) {
            compare(seed, true);
        }
    }

    private static void compare(long seed, boolean disturbed) {
        var random = new Random(seed);
        var code = new RandomCode(random, Twin.CODE_SIZE, Twin.DATA, Twin.DATA_SIZE);
        var interpreted = new Twin(code.bytes(), false);
        var translated = new Twin(code.bytes(), true);
        boolean begin = true;
        for (int stop = 0; stop < STOPS; stop++) {
            if (begin || random.nextInt(8) == 0) {
                long registers = random.nextLong();
                int start = code.anyStart();
                interpreted.set(new Random(registers), start);
                translated.set(new Random(registers), start);
            }
            if (disturbed && random.nextBoolean()) {
                disturb(random, interpreted, translated);
            }
            long budget = random.nextInt(4) == 0 ? random.nextInt(50) : random.nextInt(5000);
            Exit expected = interpreted.processor.run(budget);
            Exit exit = translated.processor.run(budget);
            assertEquals(
                    interpreted.state(expected),
                    translated.state(exit),
                    "seed " + seed + ", stop " + stop);
            begin = expected != Exit.BUDGET;
        }
    }

    private static void disturb(Random random, Twin... twins) {
        boolean table = random.nextBoolean();
        int frame = (random.nextInt(4) == 0 ? Twin.CODE : Twin.DATA) / 4096 + random.nextInt(2);
        int rights = random.nextBoolean() ? 7 : random.nextInt(8);
        int address = Twin.CODE + random.nextInt(Twin.CODE_SIZE);
        int value = random.nextInt();
        for (Twin twin : twins) {
            if (table) {
                twin.map(frame, rights);
            } else {
                twin.memory.writeByte(address, (byte) value);
            }
        }
    }
}
