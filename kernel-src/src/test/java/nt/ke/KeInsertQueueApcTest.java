package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.NtStatus.STATUS_ALERTED;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static nt.rtl.NtStatus.STATUS_USER_APC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class KeInsertQueueApcTest {

    private static void queue(Lab lab, KApc apc) {
        assertTrue(lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0));
    }

    private static KThread current(Lab lab) {
        return lab.kernel.ke.processors.KeGetCurrentThread();
    }

    private static KIrql irql(Lab lab) {
        return lab.kernel.hal.levels.KeGetCurrentIrql();
    }

    @Test
    void a_special_call_is_made_at_APC_LEVEL_and_a_normal_one_at_PASSIVE_LEVEL() {
        Lab.explore(
                50,
                lab -> {
                    List<KIrql> levels = new ArrayList<>();
                    queue(lab, KApc.special(current(lab), () -> levels.add(irql(lab))));
                    queue(lab, KApc.normal(current(lab), KernelMode, () -> levels.add(irql(lab))));
                    assertEquals(List.of(APC_LEVEL, PASSIVE_LEVEL), levels);
                });
    }

    @Test
    void a_call_runs_in_its_thread_wherever_that_is() {
        Lab.explore(
                400,
                lab -> {
                    var ran = new AtomicReference<KThread>();
                    var stop = new boolean[1];
                    EThread target =
                            lab.start(
                                    "target",
                                    () -> {
                                        while (!stop[0]) {
                                            lab.loiter(3);
                                            lab.sleep(1);
                                        }
                                    });
                    lab.loiter(lab.kernel.machine.options().seed() % 2 == 0 ? 40 : 400);
                    queue(lab, KApc.special(target, () -> ran.set(current(lab))));
                    while (ran.get() == null) {
                        lab.sleep(20);
                    }
                    assertSame(target, ran.get());
                    stop[0] = true;
                    lab.waitFor(target);
                });
    }

    @Test
    void a_call_to_a_thread_on_another_processor_is_not_made_before_the_interrupt_there() {
        Lab.run(
                2,
                3,
                lab -> {
                    lab.kernel.ke.threads.KeSetAffinityThread(current(lab), 1);
                    var made = new boolean[1];
                    EThread target = lab.start("target", 8, 2, () -> lab.compute(200));
                    lab.loiter(500);
                    assertEquals(KThreadState.Running, target.state());
                    queue(lab, KApc.special(target, () -> made[0] = true));
                    assertFalse(made[0], "the caller did not wait for it");
                    lab.loiter(100);
                    assertTrue(made[0]);
                    lab.waitFor(target);
                });
    }

    @Test
    @Rule("apc order")
    void special_calls_go_before_normal_ones_and_each_kind_in_order() {
        Lab.explore(
                50,
                lab -> {
                    List<String> order = new ArrayList<>();
                    KThread own = current(lab);
                    lab.kernel.hal.levels.KeRaiseIrql(APC_LEVEL);
                    queue(lab, KApc.normal(own, KernelMode, () -> order.add("normal 1")));
                    queue(lab, KApc.special(own, () -> order.add("special 1")));
                    queue(lab, KApc.normal(own, KernelMode, () -> order.add("normal 2")));
                    queue(lab, KApc.special(own, () -> order.add("special 2")));
                    assertEquals(List.of(), order);
                    lab.kernel.hal.levels.KeLowerIrql(PASSIVE_LEVEL);
                    assertEquals(List.of("special 1", "special 2", "normal 1", "normal 2"), order);
                });
    }

    @Test
    @Rule({"critical region", "apc kinds"})
    void a_critical_region_keeps_normal_calls_out_and_lets_special_ones_in() {
        Lab.explore(
                50,
                lab -> {
                    List<String> order = new ArrayList<>();
                    Apcs apcs = lab.kernel.ke.apcs;
                    apcs.KeEnterCriticalRegion();
                    apcs.KeEnterCriticalRegion();
                    queue(lab, KApc.normal(current(lab), KernelMode, () -> order.add("normal")));
                    queue(lab, KApc.special(current(lab), () -> order.add("special")));
                    apcs.KeLeaveCriticalRegion();
                    assertTrue(apcs.KeAreApcsDisabled());
                    assertEquals(List.of("special"), order);
                    apcs.KeLeaveCriticalRegion();
                    assertEquals(List.of("special", "normal"), order);
                    assertFalse(apcs.KeAreApcsDisabled());
                });
    }

    @Test
    @Rule("guarded region")
    void a_guarded_region_keeps_all_calls_out_and_is_not_a_level() {
        Lab.explore(
                50,
                lab -> {
                    List<String> order = new ArrayList<>();
                    Apcs apcs = lab.kernel.ke.apcs;
                    apcs.KeEnterGuardedRegion();
                    queue(lab, KApc.special(current(lab), () -> order.add("special")));
                    queue(lab, KApc.normal(current(lab), KernelMode, () -> order.add("normal")));
                    assertEquals(PASSIVE_LEVEL, irql(lab));
                    assertTrue(apcs.KeAreAllApcsDisabled());
                    assertEquals(List.of(), order);
                    apcs.KeLeaveGuardedRegion();
                    assertEquals(List.of("special", "normal"), order);
                });
    }

    @Test
    @Rule("apc kinds")
    void a_normal_call_does_not_interrupt_another_but_a_special_one_does() {
        Lab.explore(
                50,
                lab -> {
                    List<String> order = new ArrayList<>();
                    KThread own = current(lab);
                    var second = KApc.normal(own, KernelMode, () -> order.add("second"));
                    var special = KApc.special(own, () -> order.add("special"));
                    Runnable first =
                            () -> {
                                queue(lab, second);
                                queue(lab, special);
                                order.add("first ends");
                            };
                    queue(lab, KApc.normal(own, KernelMode, first));
                    assertEquals(List.of("special", "first ends", "second"), order);
                });
    }

    @Test
    @Rule({"broken wait", "apc breaks a wait"})
    void a_kernel_call_breaks_a_wait_which_then_goes_on() {
        Lab.explore(
                200,
                lab -> {
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    var made = new boolean[1];
                    var status = new AtomicReference<NtStatus>();
                    EThread waiter = lab.start("waiter", () -> status.set(lab.waitFor(event)));
                    lab.sleep(20);
                    queue(lab, KApc.normal(waiter, KernelMode, () -> made[0] = true));
                    lab.sleep(20);
                    assertTrue(made[0]);
                    assertEquals(KThreadState.Waiting, waiter.state());
                    lab.kernel.ke.events.KeSetEvent(event, 1, false);
                    lab.waitFor(waiter);
                    assertEquals(STATUS_SUCCESS, status.get());
                });
    }

    @Test
    @Rule("broken wait")
    void the_broken_wait_loses_its_place_and_may_miss_a_pulse() {
        Lab.run(
                1,
                1,
                lab -> {
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    List<String> order = new ArrayList<>();
                    EThread first =
                            lab.start(
                                    "first",
                                    () -> {
                                        lab.waitFor(event);
                                        order.add("first");
                                    });
                    lab.sleep(20);
                    EThread second =
                            lab.start(
                                    "second",
                                    () -> {
                                        lab.waitFor(event);
                                        order.add("second");
                                    });
                    lab.sleep(20);
                    queue(lab, KApc.special(first, () -> {}));
                    // Now the wait of the first is broken: the only one left gets the pulse.
                    lab.kernel.ke.events.KePulseEvent(event, 1);
                    lab.kernel.ke.events.KeSetEvent(event, 1, false);
                    lab.waitForAll(List.of(first, second));
                    assertEquals(List.of("second", "first"), order);
                });
    }

    @Test
    void a_wait_at_APC_LEVEL_is_not_broken() {
        Lab.explore(
                50,
                lab -> {
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    List<String> order = new ArrayList<>();
                    EThread waiter =
                            lab.start(
                                    "waiter",
                                    () -> {
                                        lab.kernel.hal.levels.KeRaiseIrql(APC_LEVEL);
                                        lab.waitFor(event);
                                        order.add("waited");
                                        lab.kernel.hal.levels.KeLowerIrql(PASSIVE_LEVEL);
                                    });
                    lab.sleep(20);
                    queue(lab, KApc.special(waiter, () -> order.add("call")));
                    lab.sleep(20);
                    lab.kernel.ke.events.KeSetEvent(event, 1, false);
                    lab.waitFor(waiter);
                    assertEquals(List.of("waited", "call"), order);
                });
    }

    @Test
    void a_call_is_queued_once_and_can_be_taken_back() {
        Lab.explore(
                50,
                lab -> {
                    Apcs apcs = lab.kernel.ke.apcs;
                    var made = new int[1];
                    var apc = KApc.special(current(lab), () -> made[0]++);
                    apcs.KeEnterGuardedRegion();
                    assertTrue(apcs.KeInsertQueueApc(apc, null, null, 0));
                    assertFalse(apcs.KeInsertQueueApc(apc, null, null, 0));
                    assertTrue(apcs.KeRemoveQueueApc(apc));
                    assertFalse(apcs.KeRemoveQueueApc(apc));
                    assertTrue(apcs.KeInsertQueueApc(apc, null, null, 0));
                    apcs.KeLeaveGuardedRegion();
                    assertEquals(1, made[0]);
                });
    }

    @Test
    void the_kernel_routine_may_put_another_normal_routine_in_place() {
        Lab.run(
                1,
                1,
                lab -> {
                    List<String> order = new ArrayList<>();
                    queue(
                            lab,
                            new KApc(
                                    current(lab),
                                    (_, _) -> (context, _, _) -> order.add("other " + context),
                                    _ -> {},
                                    (_, _, _) -> order.add("own"),
                                    KernelMode,
                                    "context"));
                    assertEquals(List.of("other context"), order);
                });
    }

    @Test
    void no_call_is_lost_however_often_and_whenever_it_is_queued() {
        Lab.explore(
                300,
                lab -> {
                    var made = new int[1];
                    var stop = new boolean[1];
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    EThread target =
                            lab.start(
                                    "target",
                                    () -> {
                                        while (!stop[0]) {
                                            lab.waitFor(event, Timeout.milliseconds(16));
                                            lab.kernel.ke.apcs.KeEnterCriticalRegion();
                                            lab.loiter(3);
                                            lab.kernel.ke.apcs.KeLeaveCriticalRegion();
                                        }
                                    });
                    int calls = 12;
                    for (int call = 0; call < calls; call++) {
                        queue(lab, KApc.normal(target, KernelMode, () -> made[0]++));
                        lab.kernel.ke.events.KeSetEvent(event, 1, false);
                        lab.loiter(call);
                    }
                    lab.sleep(40);
                    stop[0] = true;
                    lab.waitFor(target);
                    assertEquals(calls, made[0]);
                });
    }

    @Test
    @Rule({"alertable user wait", "apc kinds"})
    void a_user_call_ends_an_alertable_user_wait_and_is_made_on_the_way_out() {
        Lab.run(
                1,
                1,
                lab -> {
                    List<String> order = new ArrayList<>();
                    var never = new KEvent(EventType.NotificationEvent, false);
                    var status = new AtomicReference<NtStatus>();
                    EThread program =
                            lab.start(
                                    "program",
                                    () -> {
                                        status.set(
                                                lab.kernel.ke.traps.KiSystemService(
                                                        () -> lab.waitAlertably(never, UserMode)));
                                        order.add("after the service");
                                    });
                    lab.sleep(20);
                    queue(lab, KApc.normal(program, UserMode, () -> order.add("call 1")));
                    queue(lab, KApc.normal(program, UserMode, () -> order.add("call 2")));
                    lab.waitFor(program);
                    assertEquals(STATUS_USER_APC, status.get());
                    assertEquals(List.of("call 1", "call 2", "after the service"), order);
                });
    }

    @Test
    void a_user_call_queued_before_ends_the_next_alertable_wait_at_once() {
        Lab.run(
                1,
                1,
                lab -> {
                    var made = new boolean[1];
                    var never = new KEvent(EventType.NotificationEvent, false);
                    queue(lab, KApc.normal(current(lab), UserMode, () -> made[0] = true));
                    NtStatus status =
                            lab.kernel.ke.traps.KiSystemService(
                                    () -> lab.waitFor(never, Timeout.milliseconds(20)));
                    assertEquals(STATUS_TIMEOUT, status);
                    assertFalse(made[0], "that wait was not alertable");
                    status =
                            lab.kernel.ke.traps.KiSystemService(
                                    () -> lab.waitAlertably(never, UserMode));
                    assertEquals(STATUS_USER_APC, status);
                    assertTrue(made[0]);
                });
    }

    @Test
    @Rule("alertable kernel wait")
    void a_user_call_does_not_end_a_wait_for_kernel_mode() {
        Lab.run(
                1,
                1,
                lab -> {
                    var never = new KEvent(EventType.NotificationEvent, false);
                    var status = new AtomicReference<NtStatus>();
                    EThread waiter =
                            lab.start(
                                    "waiter",
                                    () -> status.set(lab.waitAlertably(never, KernelMode)));
                    lab.sleep(20);
                    queue(lab, KApc.normal(waiter, UserMode, () -> {}));
                    lab.sleep(20);
                    assertEquals(KThreadState.Waiting, waiter.state());
                    lab.kernel.ke.alerts.KeAlertThread(waiter, KernelMode);
                    lab.waitFor(waiter);
                    assertEquals(STATUS_ALERTED, status.get());
                });
    }

    @Test
    void an_ending_thread_makes_the_calls_it_has_and_takes_no_more() {
        Lab.explore(
                200,
                lab -> {
                    var made = new int[1];
                    var rundown = new int[1];
                    EThread target = lab.start("target", () -> lab.loiter(20));
                    int queued = 0;
                    for (int call = 0; call < 6; call++) {
                        lab.loiter(9);
                        KApc apc = KApc.special(target, () -> made[0]++);
                        queued += lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0) ? 1 : 0;
                    }
                    KApc user =
                            new KApc(
                                    target,
                                    (_, normal) -> normal,
                                    _ -> rundown[0]++,
                                    (_, _, _) -> {},
                                    UserMode,
                                    null);
                    int users = lab.kernel.ke.apcs.KeInsertQueueApc(user, null, null, 0) ? 1 : 0;
                    lab.waitFor(target);
                    assertEquals(queued, made[0]);
                    assertEquals(users, rundown[0]);
                    assertFalse(
                            lab.kernel.ke.apcs.KeInsertQueueApc(
                                    KApc.special(target, () -> {}), null, null, 0));
                });
    }

    @Test
    void a_call_that_waits_itself_does_not_end_the_wait_that_it_broke() {
        Lab.explore(
                100,
                lab -> {
                    var outer = new KEvent(EventType.SynchronizationEvent, false);
                    var inner = new KEvent(EventType.SynchronizationEvent, false);
                    var ended = new boolean[1];
                    EThread waiter =
                            lab.start(
                                    "waiter",
                                    () -> {
                                        lab.waitFor(outer);
                                        ended[0] = true;
                                    });
                    lab.sleep(20);
                    queue(lab, KApc.normal(waiter, KernelMode, () -> lab.waitFor(inner)));
                    lab.sleep(20);
                    lab.kernel.ke.events.KeSetEvent(inner, 1, false);
                    lab.sleep(20);
                    assertFalse(ended[0], "nobody has set the outer event");
                    lab.kernel.ke.events.KeSetEvent(outer, 1, false);
                    lab.waitFor(waiter);
                });
    }
}
