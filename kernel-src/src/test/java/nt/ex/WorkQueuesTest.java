package nt.ex;

import static nt.ex.WorkQueueType.CriticalWorkQueue;
import static nt.ex.WorkQueueType.DelayedWorkQueue;
import static nt.ex.WorkQueueType.HyperCriticalWorkQueue;
import static nt.rtl.BugCheckCode.WORKER_THREAD_RETURNED_AT_BAD_IRQL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.init.Kernel;
import nt.ke.EventType;
import nt.ke.KEvent;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;

class WorkQueuesTest {

    @Test
    void there_are_5_critical_3_delayed_and_1_hypercritical_threads_of_priority_13_12_and_15() {
        assertEquals(5, CriticalWorkQueue.threads);
        assertEquals(3, DelayedWorkQueue.threads);
        assertEquals(1, HyperCriticalWorkQueue.threads);
        assertEquals(13, CriticalWorkQueue.priority);
        assertEquals(12, DelayedWorkQueue.priority);
        assertEquals(15, HyperCriticalWorkQueue.priority);
    }

    @Test
    void all_work_is_done_at_PASSIVE_LEVEL_by_threads_of_the_queue() {
        Lab.explore(
                60,
                lab -> {
                    var done = new int[1];
                    for (WorkQueueType type : WorkQueueType.values()) {
                        for (int index = 0; index < 10; index++) {
                            var item =
                                    new WorkQueueItem(() -> {
                                        assertEquals(
                                                KIrql.PASSIVE_LEVEL,
                                                lab.kernel.hal.levels.KeGetCurrentIrql());
                                        assertEquals(
                                                type.priority,
                                                lab.kernel.ke.processors.KeGetCurrentThread()
                                                        .basePriority());
                                        lab.loiter(5);
                                        done[0]++;
                                    });
                            lab.kernel.ex.workQueues.ExQueueWorkItem(item, type);
                        }
                    }
                    lab.sleep(40);
                    assertEquals(30, done[0]);
                });
    }

    @Test
    void where_all_threads_wait_for_work_behind_them_a_thread_is_added() {
        Lab.run(
                1,
                1,
                lab -> {
                    var event = new KEvent(EventType.NotificationEvent, false);
                    WorkQueues work = lab.kernel.ex.workQueues;
                    List<String> order = new ArrayList<>();
                    for (int index = 0; index < DelayedWorkQueue.threads; index++) {
                        var blocked =
                                new WorkQueueItem(() -> {
                                    lab.waitFor(event);
                                    order.add("freed");
                                });
                        work.ExQueueWorkItem(blocked, DelayedWorkQueue);
                    }
                    var key =
                            new WorkQueueItem(() -> {
                                order.add("key");
                                lab.kernel.ke.events.KeSetEvent(event, 1, false);
                            });
                    work.ExQueueWorkItem(key, DelayedWorkQueue);
                    lab.sleep(100);
                    assertEquals(List.of(), order);
                    lab.sleep(3000);
                    assertEquals(List.of("key", "freed", "freed", "freed"), order);
                    assertEquals(1, work.dynamicThreads(DelayedWorkQueue));
                    assertEquals(0, work.dynamicThreads(CriticalWorkQueue));
                });
    }

    @Test
    void an_item_can_queue_itself_again() {
        Lab.run(
                1,
                1,
                lab -> {
                    var turns = new int[1];
                    var item = new WorkQueueItem[1];
                    item[0] =
                            new WorkQueueItem(() -> {
                                if (++turns[0] < 5) {
                                    lab.kernel.ex.workQueues.ExQueueWorkItem(
                                            item[0], CriticalWorkQueue);
                                }
                            });
                    lab.kernel.ex.workQueues.ExQueueWorkItem(item[0], CriticalWorkQueue);
                    lab.sleep(20);
                    assertEquals(5, turns[0]);
                });
    }

    @Test
    void work_that_comes_back_at_a_raised_level_stops_the_system() {
        Kernel kernel =
                Lab.boot(
                        1,
                        1,
                        lab -> {
                            var item =
                                    new WorkQueueItem(() ->
                                            lab.kernel.hal.levels.KeRaiseIrql(KIrql.APC_LEVEL));
                            lab.kernel.ex.workQueues.ExQueueWorkItem(item, CriticalWorkQueue);
                            lab.sleep(1000);
                        });
        kernel.machine.runUntil(2000 * Lab.MILLISECOND);
        var data = kernel.ke.bugChecks.bugCheckData().orElseThrow();
        assertEquals(WORKER_THREAD_RETURNED_AT_BAD_IRQL, data.code());
        assertTrue(data.p2() == 1);
    }
}
