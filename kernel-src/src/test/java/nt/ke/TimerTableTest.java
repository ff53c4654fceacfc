package nt.ke;

import static nt.ke.BootOptions.MULTIPROCESSOR_CLOCK;
import static nt.ke.TimerType.NotificationTimer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import nt.Lab;
import nt.Rule;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimerTableTest {

    private static final long FAR = Long.MAX_VALUE - 1;

    @Test
    @Rule({"timer table size", "timer table index"})
    void has_512_slots_of_a_tick_each() {
        assertEquals(512, TimerTableKind.SERVER_2003.slots);
        Lab.run(
                1,
                1,
                lab -> {
                    var table = table(lab, TimerTableKind.SERVER_2003);
                    assertEquals(0, table.KiComputeTimerTableIndex(MULTIPROCESSOR_CLOCK - 1));
                    assertEquals(1, table.KiComputeTimerTableIndex(MULTIPROCESSOR_CLOCK));
                    assertEquals(0, table.KiComputeTimerTableIndex(512L * MULTIPROCESSOR_CLOCK));
                });
    }

    @Test
    void the_last_timer_to_leave_a_slot_below_256_puts_its_time_out_of_reach() {
        assertFalse(isStaleAfterLeaving(100, 10));
    }

    @Test
    @Rule({"timer hand", "timer anomaly"})
    void a_slot_above_255_keeps_a_stale_time_if_the_one_256_below_is_not_empty() {
        assertTrue(isStaleAfterLeaving(300, 44));
    }

    @Test
    @Rule("timer anomaly")
    void even_if_that_one_is_empty_it_is_that_ones_time_that_is_reset() {
        assertTrue(isStaleAfterLeaving(300, 10));
    }

    @ParameterizedTest
    @EnumSource(value = TimerTableKind.class, mode = EnumSource.Mode.EXCLUDE, names = "SERVER_2003")
    @Rule("windows 7 timer table")
    void no_other_table_keeps_a_stale_time(TimerTableKind kind) {
        for (int slot : new int[] {10, 200, 255, 256, 300, 511}) {
            assertFalse(isStaleAfterLeaving(kind, slot % kind.slots, 45), () -> "slot " + slot);
        }
    }

    @Test
    @Rule("timer anomaly")
    void a_spurious_expiration_is_counted_and_only_the_2003_table_has_any() {
        for (TimerTableKind kind : TimerTableKind.values()) {
            Lab.run(
                    BootOptions.SERVER_2003.withTimerTable(kind),
                    2,
                    1,
                    lab -> {
                        var timer = new KTimer(TimerType.SynchronizationTimer);
                        lab.kernel.ke.timers.KeSetTimerEx(
                                timer, Timeout.milliseconds(40), 40, null);
                        for (int expiry = 0; expiry < 600; expiry++) {
                            lab.waitFor(timer);
                        }
                        long spurious = 0;
                        for (KPrcb prcb : lab.kernel.ke.processors.active()) {
                            spurious += prcb.spuriousExpirations();
                            assertTrue(prcb.spuriousExpirations() <= prcb.timerExpirations());
                        }
                        assertEquals(kind == TimerTableKind.SERVER_2003, spurious > 0, "" + kind);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(TimerTableKind.class)
    void timers_are_due_in_time_whatever_the_table(TimerTableKind kind) {
        for (int seed = 1; seed <= 20; seed++) {
            Lab.run(
                    BootOptions.SERVER_2003.withTimerTable(kind),
                    1 + seed % 3,
                    seed,
                    lab -> {
                        long begun = lab.kernel.ke.time.KeQueryInterruptTime();
                        for (int milliseconds : new int[] {10, 100, 4000, 9000}) {
                            lab.sleep(milliseconds);
                            long passed = lab.kernel.ke.time.KeQueryInterruptTime() - begun;
                            begun += passed;
                            long late = passed - milliseconds * Lab.MILLISECOND;
                            assertTrue(late >= 0 && late <= 2 * 156_250, () -> "late by " + late);
                        }
                    });
        }
    }

    private static TimerTable table(Lab lab, TimerTableKind kind) {
        Ke ke = lab.kernel.ke;
        return new TimerTable(kind, ke.processors, ke.spinLocks, ke.time);
    }

    private static boolean isStaleAfterLeaving(int slot, int otherSlot) {
        return isStaleAfterLeaving(TimerTableKind.SERVER_2003, slot, otherSlot);
    }

    /** Whether the clock still finds a slot due after its only timer has left, with another set. */
    private static boolean isStaleAfterLeaving(TimerTableKind kind, int slot, int otherSlot) {
        var stale = new boolean[1];
        Lab.run(
                1,
                1,
                lab -> {
                    Ke ke = lab.kernel.ke;
                    var table = table(lab, kind);
                    KIrql oldIrql = ke.dispatcher.KiLockDispatcherDatabase();
                    table.insert(dueIn(otherSlot));
                    KTimer timer = dueIn(slot);
                    table.insert(timer);
                    table.KiRemoveEntryTimer(timer);
                    stale[0] = table.mayBeDue(0, slot, FAR);
                    ke.dispatcher.KiUnlockDispatcherDatabase(oldIrql);
                });
        return stale[0];
    }

    private static KTimer dueIn(int slot) {
        var timer = new KTimer(NotificationTimer);
        timer.dueTime = (long) slot * MULTIPROCESSOR_CLOCK;
        return timer;
    }

    @Test
    @Rule("timer lock")
    void sixteen_neighbouring_slots_have_a_numbered_lock_which_is_told_by_the_hand() {
        Lab.run(
                BootOptions.SERVER_2003.withMeasuredLocks(),
                1,
                1,
                lab -> {
                    for (int slot = 20; slot < 512; slot += 60) {
                        var timer = new KTimer(NotificationTimer);
                        int number = 17 + ((slot & 0xFF) >> 4);
                        var lock = lab.kernel.ke.processors.prcb(0).lockQueue[number].lock;
                        long due = slot * (long) MULTIPROCESSOR_CLOCK;
                        long after = due - lab.kernel.ke.time.KeQueryInterruptTime();
                        long before = acquisitions(lab, lock);
                        lab.kernel.ke.timers.KeSetTimerEx(timer, Timeout.units(after), 0, null);
                        assertEquals(slot & 0xFF, timer.hand);
                        assertEquals(before + 1, acquisitions(lab, lock));
                        lab.kernel.ke.timers.KeCancelTimer(timer);
                        assertEquals(before + 2, acquisitions(lab, lock));
                    }
                });
    }

    private static long acquisitions(Lab lab, KSpinLock lock) {
        LockMeters meters = Objects.requireNonNull(lab.kernel.ke.lockMeters);
        return meters.meterOf(lock).use("").acquisitions();
    }
}
