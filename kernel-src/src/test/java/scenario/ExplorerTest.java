package scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import machine.ScriptedSchedule;
import nt.init.Kernel;
import nt.ke.KSpinLock;
import nt.rtl.BugCheckCode;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

class ExplorerTest {

    private static final KernelOptions TWO = KernelOptions.defaults().withProcessors(2);
    private static final long SHORT = 3_000;

    /// Two threads add to a number in three steps: read, pass a point, write.
    ///
    /// @param locked whether a lock makes the three steps one
    private record Counting(boolean locked) implements Scenario {

        private static final int EACH = 3;

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public long duration() {
            return SHORT;
        }

        @Override
        public void run(Kernel kernel) {
            var program = new Program(kernel);
            var lock = new KSpinLock();
            var count = new int[1];
            var done = new int[1];
            for (int thread = 0; thread < 2; thread++) {
                kernel.processes.PsCreateSystemThread(
                        "adder",
                        8,
                        1 << thread,
                        () -> {
                            for (int addition = 0; addition < EACH; addition++) {
                                add(kernel, lock, count);
                            }
                            if (++done[0] == 2 && count[0] != 2 * EACH) {
                                kernel.ke.bugChecks.KeBugCheckEx(
                                        BugCheckCode.APC_INDEX_MISMATCH, count[0], 0, 0, 0);
                            }
                        });
            }
            program.sleepForever();
        }

        private void add(Kernel kernel, KSpinLock lock, int[] count) {
            KIrql oldIrql = KIrql.PASSIVE_LEVEL;
            if (locked) {
                oldIrql = kernel.ke.spinLocks.KeAcquireSpinLock(lock);
            }
            int before = count[0];
            kernel.machine.currentProcessor().point();
            count[0] = before + 1;
            if (locked) {
                kernel.ke.spinLocks.KeReleaseSpinLock(lock, oldIrql);
            }
        }

        @Override
        public Claim claim() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void a_race_is_found_and_shrunk_to_a_few_turns_that_still_show_it() {
        var explorer = new Explorer(new Counting(false), TWO, SHORT);
        Explorer.Result result = explorer.explore(1, 1000);
        Explorer.Failure failure = result.failure().orElseThrow();
        assertEquals(result.runs(), failure.seed());
        assertTrue(failure.what().contains("STOP: 0x00000001"), failure.what());
        assertTrue(failure.schedule().size() <= 16, () -> "" + failure.schedule());
        assertEquals(
                failure.shrunkWhat(),
                explorer.run(new ScriptedSchedule(failure.schedule())).orElseThrow());
    }

    @Test
    void with_a_lock_there_is_none() {
        var explorer = new Explorer(new Counting(true), TWO, SHORT);
        assertTrue(explorer.explore(1, 1000).failure().isEmpty());
    }

    /// Has its claim fail whenever processor 1 is the last to interrupt the other: which the
    /// schedule decides.
    private record Prejudiced(Scenario scenario) implements Scenario {

        @Override
        public String name() {
            return scenario.name();
        }

        @Override
        public String summary() {
            return scenario.summary();
        }

        @Override
        public long duration() {
            return SHORT;
        }

        @Override
        public void run(Kernel kernel) {
            scenario.run(kernel);
        }

        @Override
        public Claim claim() {
            var last = new int[] {-1};
            return new Claim() {
                @Override
                public void watch(Watch watch) {
                    watch.calls("Ipis#KiIpiSend", call -> last[0] = call.processor());
                }

                @Override
                public Verdict verdict() {
                    return Verdict.of(last[0] != 1, "processor %d was last", last[0]);
                }
            };
        }
    }

    @Test
    void a_claim_that_fails_is_found_by_any_number_of_threads_and_shrunk() {
        Scenario scenario = new Prejudiced(Scenarios.named("ping-pong-untimed").orElseThrow());
        Explorer explorer = new Explorer(scenario, TWO, SHORT).judgingClaims();
        Explorer.Failure alone = explorer.explore(1, 40).failure().orElseThrow();
        assertTrue(alone.what().contains("processor 1 was last"), alone.what());
        assertTrue(alone.shrunkWhat().contains("processor 1 was last"), alone.shrunkWhat());
        assertEquals(alone, explorer.explore(1, 40, 3, () -> {}).failure().orElseThrow());
    }

    @Test
    void claims_hold_with_many_seeds() {
        for (String name : List.of("ping-pong", "own-locks", "wait-all", "suspend-latency")) {
            Scenario scenario = Scenarios.named(name).orElseThrow();
            var explorer =
                    new Explorer(scenario, KernelOptions.defaults(), scenario.duration())
                            .judgingClaims();
            assertEquals(Optional.empty(), explorer.explore(1, 20).failure(), name);
        }
    }

    @Test
    void no_scenario_breaks_an_invariant() {
        for (Scenario scenario : Scenarios.all()) {
            for (int processors = 1; processors <= 4; processors++) {
                var explorer =
                        new Explorer(
                                scenario,
                                KernelOptions.defaults().withProcessors(processors),
                                20_000);
                assertEquals(
                        Optional.empty(),
                        explorer.explore(processors, 12).failure(),
                        scenario.name());
            }
        }
    }

    @Test
    void nothing_breaks_in_turmoil() {
        Scenario turmoil = Scenarios.named("turmoil").orElseThrow();
        for (int processors = 1; processors <= 8; processors++) {
            KernelOptions options = KernelOptions.defaults().withProcessors(processors);
            var explorer = new Explorer(turmoil, options, turmoil.duration());
            assertEquals(Optional.empty(), explorer.explore(1, 300).failure());
        }
    }
}
