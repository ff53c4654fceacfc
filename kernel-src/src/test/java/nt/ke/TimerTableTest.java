package nt.ke;

import static nt.ke.BootOptions.MULTIPROCESSOR_CLOCK;
import static nt.ke.TimerType.NotificationTimer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nt.Lab;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

class TimerTableTest {

    private static final long FAR = Long.MAX_VALUE - 1;

    @Test
    void has_512_slots_of_a_tick_each() {
        assertEquals(512, TimerTable.TIMER_TABLE_SIZE);
        Lab.run(
                1,
                1,
                lab -> {
                    var table = new TimerTable(lab.kernel.ke.spinLocks, lab.kernel.ke.time);
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
    void a_slot_above_255_keeps_a_stale_time_if_the_one_256_below_is_not_empty() {
        assertTrue(isStaleAfterLeaving(300, 44));
    }

    @Test
    void even_if_that_one_is_empty_it_is_that_ones_time_that_is_reset() {
        assertTrue(isStaleAfterLeaving(300, 10));
    }

    /** Whether the clock still finds a slot due after its only timer has left, with another set. */
    private static boolean isStaleAfterLeaving(int slot, int otherSlot) {
        var stale = new boolean[1];
        Lab.run(
                1,
                1,
                lab -> {
                    Ke ke = lab.kernel.ke;
                    var table = new TimerTable(ke.spinLocks, ke.time);
                    KIrql oldIrql = ke.dispatcher.KiLockDispatcherDatabase();
                    table.insert(dueIn(otherSlot));
                    KTimer timer = dueIn(slot);
                    table.insert(timer);
                    table.KiRemoveEntryTimer(timer);
                    stale[0] = table.mayBeDue(slot, FAR);
                    ke.dispatcher.KiUnlockDispatcherDatabase(oldIrql);
                });
        return stale[0];
    }

    private static KTimer dueIn(int slot) {
        var timer = new KTimer(NotificationTimer);
        timer.dueTime = (long) slot * MULTIPROCESSOR_CLOCK;
        return timer;
    }
}
