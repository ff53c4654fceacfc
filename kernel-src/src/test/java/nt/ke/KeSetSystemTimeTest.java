package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class KeSetSystemTimeTest {

    private static final long MINUTE = 60_000 * Lab.MILLISECOND;

    private static KTimer timer(Lab lab, Timeout dueTime) {
        var timer = new KTimer(TimerType.NotificationTimer);
        lab.kernel.ke.timers.KeSetTimerEx(timer, dueTime, 0, null);
        return timer;
    }

    /** Sets the clock forward, back if negative. */
    private static void set(Lab lab, long change) {
        lab.kernel.ke.timeSetting.KeSetSystemTime(lab.kernel.ke.time.KeQuerySystemTime() + change);
    }

    @Test
    @Rule("absolute timer")
    void set_forward_an_absolute_timer_expires_at_once_and_a_relative_one_does_not() {
        Lab.explore(
                100,
                lab -> {
                    long now = lab.kernel.ke.time.KeQuerySystemTime();
                    KTimer absolute = timer(lab, Timeout.until(now + MINUTE));
                    KTimer relative = timer(lab, Timeout.units(MINUTE));
                    set(lab, 2 * MINUTE);
                    assertTrue(lab.kernel.ke.timers.KeReadStateTimer(absolute));
                    assertFalse(lab.kernel.ke.timers.KeReadStateTimer(relative));
                    lab.sleep(60_000);
                    assertTrue(lab.kernel.ke.timers.KeReadStateTimer(relative));
                });
    }

    @Test
    void so_it_does_where_every_object_has_its_own_lock() {
        for (int seed = 1; seed <= 50; seed++) {
            Lab.run(
                    BootOptions.SERVER_2003.withObjectLocks(),
                    1 + seed % 4,
                    seed,
                    lab -> {
                        long now = lab.kernel.ke.time.KeQuerySystemTime();
                        KTimer absolute = timer(lab, Timeout.until(now + MINUTE));
                        set(lab, 2 * MINUTE);
                        assertTrue(lab.kernel.ke.timers.KeReadStateTimer(absolute));
                    });
        }
    }

    @Test
    @Rule("absolute timer")
    void set_back_it_expires_so_much_later() {
        Lab.explore(
                20,
                lab -> {
                    long now = lab.kernel.ke.time.KeQuerySystemTime();
                    KTimer absolute = timer(lab, Timeout.until(now + MINUTE));
                    set(lab, -MINUTE);
                    lab.sleep(90_000);
                    assertFalse(lab.kernel.ke.timers.KeReadStateTimer(absolute));
                    lab.waitFor(absolute);
                    assertEquals(
                            now + MINUTE,
                            lab.kernel.ke.time.KeQuerySystemTime(),
                            lab.kernel.ke.time.KeQueryTimeIncrement());
                });
    }

    @Test
    @Rule("absolute timer")
    void a_wait_until_a_system_time_ends_when_that_is_passed_over_even_if_calls_break_it() {
        Lab.explore(
                100,
                lab -> {
                    var never = new KEvent(EventType.NotificationEvent, false);
                    long until = lab.kernel.ke.time.KeQuerySystemTime() + 10 * MINUTE;
                    NtStatus[] status = new NtStatus[1];
                    EThread waiter =
                            lab.start(
                                    "waiter",
                                    () -> status[0] = lab.waitFor(never, Timeout.until(until)));
                    lab.sleep(50);
                    lab.kernel.ke.apcs.KeInsertQueueApc(
                            KApc.special(waiter, () -> {}), null, null, 0);
                    set(lab, 5 * MINUTE);
                    lab.kernel.ke.apcs.KeInsertQueueApc(
                            KApc.special(waiter, () -> {}), null, null, 0);
                    assertEquals(
                            NtStatus.STATUS_TIMEOUT,
                            lab.waitFor(waiter, Timeout.milliseconds(100)));
                    set(lab, 5 * MINUTE);
                    lab.waitFor(waiter);
                    assertEquals(NtStatus.STATUS_TIMEOUT, status[0]);
                });
    }

    @Test
    @Rule("time protocol")
    void who_reads_the_time_while_its_halves_are_written_sees_the_old_or_the_new_one() {
        Lab.explore(
                60,
                lab -> {
                    SystemTime time = lab.kernel.ke.time;
                    lab.sleep(1); // to the beginning of a tick
                    long carry = (time.KeQuerySystemTime() >>> 32) + 1 << 32;
                    lab.kernel.ke.timeSetting.KeSetSystemTime(carry - time.KeQueryTimeIncrement());
                    long first = time.KeQuerySystemTime();
                    List<EThread> readers = new ArrayList<>();
                    for (int processor = 0; processor < lab.processors(); processor++) {
                        readers.add(
                                lab.start("reader", 8, 1 << processor, () -> readPast(carry, lab)));
                    }
                    lab.waitForAll(readers);
                    assertTrue(time.KeQuerySystemTime() - first < MINUTE);
                });
    }

    private static void readPast(long carry, Lab lab) {
        SystemTime time = lab.kernel.ke.time;
        lab.compute(15); // to shortly before the next tick
        long before = time.KeQuerySystemTime();
        while (before < carry) {
            lab.loiter(1);
            long now = time.KeQuerySystemTime();
            assertTrue(now >= before && now - before < MINUTE, () -> "jumped to " + now);
            before = now;
        }
    }
}
