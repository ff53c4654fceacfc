package server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class TraceSessionTest {

    private static final Pace FAST = new Pace(10);

    @Test
    void the_machine_runs_on_its_own_and_is_closed_with_the_session() throws Exception {
        var kernel = new SyntheticKernel(Long.MAX_VALUE);
        try (var session = TraceSession.start("demo", "ticking", FAST, () -> kernel).get()) {
            long before = session.time();
            while (session.time() == before) Thread.sleep(1);
            assertEquals(Optional.empty(), session.stopped());
            assertFalse(kernel.isClosed());
        }
        assertTrue(kernel.isClosed());
    }

    @Test
    void a_machine_that_stops_keeps_its_log_and_says_why() throws Exception {
        var kernel = new SyntheticKernel(5 * SyntheticKernel.PERIOD);
        try (var session = TraceSession.start("demo", "ticking", FAST, () -> kernel).get()) {
            while (session.stopped().isEmpty()) Thread.sleep(1);
            assertEquals(Optional.of("bug check 0x0000000A"), session.stopped());
            assertEquals(5, session.log().calls(2));
            assertFalse(kernel.isClosed());
        }
    }

    @Test
    void a_machine_that_throws_stops_with_what_it_threw() throws Exception {
        var kernel =
                new SyntheticKernel(Long.MAX_VALUE) {
                    @Override
                    public void runUntil(long end) {
                        throw new IllegalStateException("lost the thread");
                    }
                };
        try (var session = TraceSession.start("demo", "ticking", FAST, () -> kernel).get()) {
            while (session.stopped().isEmpty()) Thread.sleep(1);
            assertTrue(session.stopped().orElseThrow().contains("lost the thread"));
        }
    }

    @Test
    void a_kernel_that_does_not_boot_makes_no_session() {
        var booting =
                TraceSession.start(
                        "demo",
                        "ticking",
                        FAST,
                        () -> {
                            throw new IllegalStateException("phase 0 failed");
                        });
        var failure = assertThrows(ExecutionException.class, booting::get);
        assertInstanceOf(IllegalStateException.class, failure.getCause());
    }
}
