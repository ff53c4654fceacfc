package benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopMachineTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void a_translated_loop_is_at_every_stop_where_the_interpreted_one_is(int loop) {
        var interpreted = new LoopMachine(1, true);
        var translated = new LoopMachine(1, false);
        interpreted.start(0, loop, 1);
        translated.start(0, loop, 1);
        Random budgets = new Random(loop);
        long executed;
        do {
            long budget = 1 + budgets.nextInt(30_000);
            executed = interpreted.run(0, budget);
            assertEquals(executed, translated.run(0, budget));
            assertEquals(interpreted.state(0), translated.state(0));
        } while (executed > 0);
        assertEquals(interpreted.memoryHash(), translated.memoryHash());
    }
}
