package trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made of the places that woven code announces. */
class RecorderTest {

    private static final int ONE = 1;
    private static final int OTHER = 2;
    private static final int LAMBDA = 3;

    /** Place 3 reaches two methods, of ranks 0 and 1; the numbers 1, 2 and 5 are not used. */
    private static final int PLACE = 3;

    private static final int[] TARGETS = {0, 0, 0, ONE, OTHER, 0, 0};

    private final Recorder recorder = new Recorder(KernelOptions.defaults(), TARGETS);
    private final RecordedLog log =
            new RecordedLog(recorder, List.of(), List.of(), List.of(), (_, _) -> "");

    private void call(int place, int method, int rank) {
        recorder.site = place;
        recorder.pen().enter(method, rank);
    }

    @Test
    void a_place_that_reaches_several_methods_counts_each_of_them() {
        call(PLACE, ONE, 0);
        call(PLACE, OTHER, 1);
        call(PLACE, OTHER, 1);
        assertEquals(Map.of(PLACE, 1L), log.callers(ONE));
        assertEquals(Map.of(PLACE + 1, 2L), log.callers(OTHER));
    }

    @Test
    void a_method_that_the_announced_place_cannot_reach_was_called_from_elsewhere() {
        call(PLACE, LAMBDA, 0);
        call(PLACE, LAMBDA, 1);
        call(PLACE + 1, LAMBDA, 1);
        assertEquals(Map.of(Recorder.UNKNOWN, 3L), log.callers(LAMBDA));
        assertEquals(Map.of(), log.callers(ONE));
        assertEquals(Map.of(), log.callers(OTHER));
    }

    @Test
    void a_place_is_that_of_one_call() {
        call(PLACE, ONE, 0);
        recorder.pen().enter(ONE, 0);
        assertEquals(Map.of(PLACE, 1L, Recorder.UNKNOWN, 1L), log.callers(ONE));
    }
}
