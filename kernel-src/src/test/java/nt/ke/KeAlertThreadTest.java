package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.ke.KProcessorMode.UserMode;
import static nt.rtl.NtStatus.STATUS_ALERTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicReference;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class KeAlertThreadTest {

    private record Waiter(EThread thread, AtomicReference<NtStatus> status) {}

    private static Waiter waiter(Lab lab, KProcessorMode waitMode) {
        var status = new AtomicReference<NtStatus>();
        var never = new KEvent(EventType.NotificationEvent, false);
        EThread thread = lab.start("waiter", () -> status.set(lab.waitAlertably(never, waitMode)));
        lab.sleep(20);
        return new Waiter(thread, status);
    }

    @Test
    @Rule({"alertable user wait", "alertable kernel wait"})
    void an_alert_ends_an_alertable_wait_and_boosts_by_two() {
        Lab.explore(
                50,
                lab -> {
                    Waiter waiter = waiter(lab, UserMode);
                    assertFalse(lab.kernel.ke.alerts.KeAlertThread(waiter.thread(), UserMode));
                    lab.waitFor(waiter.thread());
                    assertSame(STATUS_ALERTED, waiter.status().get());
                    assertEquals(2, Priorities.ALERT_INCREMENT);
                });
    }

    @Test
    void an_alert_of_user_mode_does_not_end_a_wait_for_kernel_mode() {
        Lab.run(
                1,
                1,
                lab -> {
                    Waiter waiter = waiter(lab, KernelMode);
                    lab.kernel.ke.alerts.KeAlertThread(waiter.thread(), UserMode);
                    lab.sleep(20);
                    assertEquals(KThreadState.Waiting, waiter.thread().state());
                    lab.kernel.ke.alerts.KeAlertThread(waiter.thread(), KernelMode);
                    lab.waitFor(waiter.thread());
                });
    }

    @Test
    void an_alert_of_kernel_mode_ends_a_wait_for_user_mode() {
        Lab.run(
                1,
                1,
                lab -> {
                    Waiter waiter = waiter(lab, UserMode);
                    lab.kernel.ke.alerts.KeAlertThread(waiter.thread(), KernelMode);
                    lab.waitFor(waiter.thread());
                    assertSame(STATUS_ALERTED, waiter.status().get());
                });
    }

    @Test
    void an_alert_that_finds_no_wait_is_remembered_once() {
        Lab.run(
                1,
                1,
                lab -> {
                    KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                    Alerts alerts = lab.kernel.ke.alerts;
                    assertFalse(alerts.KeAlertThread(own, UserMode));
                    assertTrue(alerts.KeAlertThread(own, UserMode));
                    var never = new KEvent(EventType.NotificationEvent, false);
                    assertSame(STATUS_ALERTED, lab.waitAlertably(never, UserMode));
                    assertFalse(alerts.KeTestAlertThread(UserMode));
                });
    }

    @Test
    @Rule({"kernel wait", "user wait"})
    void a_wait_that_is_not_alertable_goes_on() {
        Lab.run(
                1,
                1,
                lab -> {
                    var event = new KEvent(EventType.NotificationEvent, false);
                    EThread waiter = lab.start("waiter", () -> lab.waitFor(event));
                    lab.sleep(20);
                    lab.kernel.ke.alerts.KeAlertThread(waiter, KernelMode);
                    lab.sleep(20);
                    assertEquals(KThreadState.Waiting, waiter.state());
                    lab.kernel.ke.events.KeSetEvent(event, 1, false);
                    lab.waitFor(waiter);
                });
    }
}
