package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class KiQuantumEndTest {

    @Test
    @Rule({"quantum unit", "server quantum"})
    void a_quantum_is_36_units_and_a_tick_costs_3() {
        assertEquals(36, QuantumTable.of(QuantumTable.SERVER_SEPARATION, true).quantum(8, false));
        assertEquals(3, Priorities.CLOCK_QUANTUM_DECREMENT);
        assertEquals(1, Priorities.WAIT_QUANTUM_DECREMENT);
        assertEquals(127, Priorities.MAXIMUM_QUANTUM);
    }

    @Test
    @Rule({"server quantum", "quantum end"})
    void equals_share_a_processor_by_turns_of_twelve_ticks() {
        Lab.run(
                1,
                1,
                lab -> {
                    List<EThread> workers = new ArrayList<>();
                    for (int index = 0; index < 3; index++) {
                        workers.add(
                                lab.start(
                                        "worker",
                                        () -> {
                                            while (true) {
                                                lab.compute(1);
                                            }
                                        }));
                    }
                    int turns = 5;
                    lab.sleep(turns * 3 * 12 * 1000L / 64);
                    for (EThread worker : workers) {
                        int ticks = worker.kernelTime();
                        assertTrue(Math.abs(ticks - turns * 12) <= 12, () -> "ticks: " + ticks);
                    }
                });
    }

    @Test
    @Rule("disabled quantum")
    void a_real_time_thread_of_a_process_without_quantum_gets_127_units() {
        Lab.run(
                1,
                1,
                lab -> {
                    lab.kernel.ke.processors.KeGetCurrentThread().process.disableQuantum = true;
                    KThread worker = lab.start("worker", 20, 1, () -> lab.compute(200));
                    lab.waitFor(worker);
                    // A tick or two after the twelfth, at which the first quantum ended.
                    assertTrue(worker.quantum > 100, () -> "left: " + worker.quantum);
                });
    }

    @Test
    void a_thread_without_equals_goes_on() {
        Lab.run(
                1,
                1,
                lab -> {
                    KThread worker = lab.start("worker", 8, 1, () -> lab.compute(1000));
                    lab.waitFor(worker);
                    assertTrue(worker.kernelTime() >= 63);
                    assertTrue(worker.contextSwitches() <= 2);
                });
    }

    @Test
    void a_less_urgent_thread_does_not_get_a_turn() {
        Lab.run(
                1,
                1,
                lab -> {
                    EThread low =
                            lab.start(
                                    "low",
                                    4,
                                    1,
                                    () -> {
                                        while (true) {
                                            lab.compute(1);
                                        }
                                    });
                    EThread high = lab.start("high", 9, 1, () -> lab.compute(2000));
                    lab.waitFor(high);
                    assertTrue(low.kernelTime() <= 1);
                });
    }
}
