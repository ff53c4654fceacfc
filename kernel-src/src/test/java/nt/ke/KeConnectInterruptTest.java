package nt.ke;

import static nt.rtl.KIrql.DEVICE_LEVEL_12;
import static nt.rtl.KIrql.DEVICE_LEVEL_26;
import static nt.rtl.KIrql.DEVICE_LEVEL_4;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import nt.Lab;
import nt.Rule;
import nt.hal.Vector;
import nt.ps.EThread;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

class KeConnectInterruptTest {

    private static KInterrupt interrupt(KIrql irql, BooleanSupplier routine) {
        return new KInterrupt(
                routine, new KSpinLock(), irql, irql, KInterruptMode.LevelSensitive, false);
    }

    private static KInterrupt shared(
            KInterruptMode mode, List<String> called, String name, int times) {
        var left = new int[] {times};
        return new KInterrupt(
                () -> {
                    called.add(name);
                    return left[0]-- > 0;
                },
                new KSpinLock(),
                DEVICE_LEVEL_12,
                DEVICE_LEVEL_12,
                mode,
                true);
    }

    /** What a device does that wants service. */
    private static void request(Lab lab, int processor, KIrql irql) {
        lab.kernel.machine.apic(processor).request(Vector.ofDevice(irql));
        lab.loiter(1);
    }

    @Test
    @Rule("interrupt levels")
    void a_routine_runs_at_the_level_of_its_interrupt_with_its_lock_held() {
        Lab.run(
                1,
                1,
                lab -> {
                    for (KIrql irql : KIrql.values()) {
                        if (!Vector.isOfDevices(irql)) {
                            continue;
                        }
                        List<KIrql> levels = new ArrayList<>();
                        KInterrupt[] itself = new KInterrupt[1];
                        itself[0] =
                                interrupt(
                                        irql,
                                        () -> {
                                            levels.add(lab.kernel.hal.levels.KeGetCurrentIrql());
                                            assertFalse(itself[0].spinLock.isFree());
                                            return true;
                                        });
                        assertTrue(lab.kernel.ke.deviceInterrupts.KeConnectInterrupt(itself[0]));
                        request(lab, 0, irql);
                        assertEquals(List.of(irql), levels);
                        assertEquals(PASSIVE_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                    }
                });
    }

    @Test
    @Rule("interrupt levels")
    void a_raised_level_keeps_interrupts_of_that_level_and_below_out() {
        Lab.run(
                1,
                1,
                lab -> {
                    List<String> called = new ArrayList<>();
                    DeviceInterrupts interrupts = lab.kernel.ke.deviceInterrupts;
                    interrupts.KeConnectInterrupt(
                            interrupt(DEVICE_LEVEL_4, () -> called.add("level 4")));
                    interrupts.KeConnectInterrupt(
                            interrupt(DEVICE_LEVEL_26, () -> called.add("level 26")));
                    lab.kernel.hal.levels.KeRaiseIrql(DEVICE_LEVEL_4);
                    request(lab, 0, DEVICE_LEVEL_4);
                    request(lab, 0, DEVICE_LEVEL_26);
                    assertEquals(List.of("level 26"), called);
                    lab.kernel.hal.levels.KeRaiseIrql(SYNCH_LEVEL);
                    request(lab, 0, DEVICE_LEVEL_26);
                    assertEquals(List.of("level 26"), called);
                    lab.kernel.hal.levels.KeLowerIrql(PASSIVE_LEVEL);
                    assertEquals(List.of("level 26", "level 26", "level 4"), called);
                });
    }

    @Test
    void synchronized_code_and_the_routine_never_run_side_by_side() {
        Lab.explore(
                200,
                lab -> {
                    var inside = new boolean[1];
                    BooleanSupplier alone =
                            () -> {
                                assertFalse(inside[0]);
                                inside[0] = true;
                                lab.loiter(5);
                                inside[0] = false;
                                return true;
                            };
                    KInterrupt interrupt =
                            new KInterrupt(
                                    alone,
                                    new KSpinLock(),
                                    DEVICE_LEVEL_4,
                                    DEVICE_LEVEL_12,
                                    KInterruptMode.Latched,
                                    false);
                    lab.kernel.ke.deviceInterrupts.KeConnectInterrupt(interrupt);
                    EThread device =
                            lab.start(
                                    "device",
                                    () -> {
                                        for (int round = 0; round < 10; round++) {
                                            request(lab, round % lab.processors(), DEVICE_LEVEL_4);
                                            lab.loiter(7);
                                        }
                                    });
                    for (int round = 0; round < 10; round++) {
                        assertTrue(
                                lab.kernel.ke.deviceInterrupts.KeSynchronizeExecution(
                                        interrupt, alone));
                        lab.loiter(3);
                    }
                    lab.waitFor(device);
                });
    }

    @Test
    void a_level_is_shared_only_if_all_agree_and_an_interrupt_is_connected_once() {
        Lab.run(
                1,
                1,
                lab -> {
                    DeviceInterrupts interrupts = lab.kernel.ke.deviceInterrupts;
                    List<String> called = new ArrayList<>();
                    KInterrupt first = shared(KInterruptMode.LevelSensitive, called, "first", 0);
                    assertTrue(interrupts.KeConnectInterrupt(first));
                    assertFalse(interrupts.KeConnectInterrupt(first));
                    assertFalse(
                            interrupts.KeConnectInterrupt(interrupt(DEVICE_LEVEL_12, () -> true)));
                    assertTrue(interrupts.KeDisconnectInterrupt(first));
                    assertFalse(interrupts.KeDisconnectInterrupt(first));
                    assertTrue(
                            interrupts.KeConnectInterrupt(interrupt(DEVICE_LEVEL_12, () -> true)));
                    assertFalse(interrupts.KeConnectInterrupt(first));
                });
    }

    @Test
    void of_level_sensitive_interrupts_the_first_that_is_meant_ends_the_round() {
        assertEquals(List.of("first", "second"), called(KInterruptMode.LevelSensitive));
    }

    @Test
    void of_latched_interrupts_all_are_asked_until_a_round_in_which_none_was_meant() {
        assertEquals(
                List.of("first", "second", "third", "first", "second", "third"),
                called(KInterruptMode.Latched));
    }

    /** Who is asked if three share a level and the second was meant. */
    private static List<String> called(KInterruptMode mode) {
        List<String> called = new ArrayList<>();
        Lab.run(
                1,
                1,
                lab -> {
                    DeviceInterrupts interrupts = lab.kernel.ke.deviceInterrupts;
                    interrupts.KeConnectInterrupt(shared(mode, called, "first", 0));
                    interrupts.KeConnectInterrupt(shared(mode, called, "second", 1));
                    interrupts.KeConnectInterrupt(shared(mode, called, "third", 0));
                    request(lab, 0, DEVICE_LEVEL_12);
                });
        return called;
    }
}
