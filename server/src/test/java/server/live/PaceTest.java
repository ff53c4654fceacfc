package server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void real_speed_gives_as_many_units_of_100_ns_as_have_passed() {
        assertEquals(200_000, new Pace(1).due(Duration.ofMillis(20)));
    }

    @Test
    void speed_scales_the_time_that_is_due() {
        assertEquals(400, new Pace(0.002).due(Duration.ofMillis(20)));
    }

    @Test
    void time_always_goes_on() {
        assertEquals(1, new Pace(1e-9).due(Duration.ofNanos(1)));
    }

    @Test
    void a_machine_that_rested_does_not_make_up_for_it() {
        Pace pace = new Pace(1);
        assertEquals(pace.due(Duration.ofHours(1)), pace.due(Duration.ofMinutes(1)));
        assertTrue(pace.due(Duration.ofHours(1)) < 10_000_000);
    }
}
