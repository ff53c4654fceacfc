package nt.ke;

import static nt.ke.KProcessorMode.KernelMode;
import static nt.rtl.NtStatus.STATUS_TIMEOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ke.Queues.NotRemoved;
import nt.ke.Queues.Removed;
import nt.ps.EThread;
import nt.rtl.ListEntry;
import org.junit.jupiter.api.Test;

class KeRemoveQueueTest {

    private static int remove(Lab lab, KQueue<Integer> queue) {
        return switch (lab.kernel.ke.queues.KeRemoveQueue(queue, KernelMode, Timeout.NEVER)) {
            case Removed<Integer>(Integer entry) -> entry;
            case NotRemoved<Integer>(var status) -> throw new AssertionError(status);
        };
    }

    private static void insert(Lab lab, KQueue<Integer> queue, int entry) {
        lab.kernel.ke.queues.KeInsertQueue(queue, new ListEntry<>(entry));
    }

    @Test
    @Rule("queue order")
    void entries_are_first_come_first_served() {
        Lab.run(
                1,
                1,
                lab -> {
                    var queue = new KQueue<Integer>(1);
                    for (int entry = 1; entry <= 3; entry++) {
                        insert(lab, queue, entry);
                    }
                    lab.kernel.ke.queues.KeInsertHeadQueue(queue, new ListEntry<>(0));
                    assertEquals(4, lab.kernel.ke.queues.KeReadStateQueue(queue));
                    for (int entry = 0; entry <= 3; entry++) {
                        assertEquals(entry, remove(lab, queue));
                    }
                });
    }

    @Test
    @Rule("queue order")
    void threads_are_last_come_first_served() {
        Lab.run(
                1,
                1,
                lab -> {
                    var queue = new KQueue<Integer>(3);
                    List<String> served = new ArrayList<>();
                    List<EThread> threads = new ArrayList<>();
                    for (String name : List.of("first", "second", "third")) {
                        threads.add(
                                lab.start(
                                        name,
                                        () -> {
                                            int entry = remove(lab, queue);
                                            served.add(name + " " + entry);
                                        }));
                        lab.sleep(20);
                    }
                    for (int entry = 1; entry <= 3; entry++) {
                        insert(lab, queue, entry);
                    }
                    lab.waitForAll(threads);
                    assertEquals(List.of("third 1", "second 2", "first 3"), served);
                });
    }

    @Test
    @Rule("queue concurrency")
    void no_more_threads_run_than_the_queue_allows() {
        Lab.explore(
                200,
                lab -> {
                    var queue = new KQueue<Integer>(2);
                    var running = new int[1];
                    var done = new int[1];
                    for (int index = 0; index < 5; index++) {
                        lab.start(
                                "worker",
                                () -> {
                                    while (true) {
                                        remove(lab, queue);
                                        running[0]++;
                                        assertTrue(running[0] <= 2, "too many run");
                                        lab.loiter(10);
                                        running[0]--;
                                        done[0]++;
                                    }
                                });
                    }
                    for (int entry = 0; entry < 20; entry++) {
                        insert(lab, queue, entry);
                        lab.loiter(entry);
                    }
                    lab.sleep(40);
                    assertEquals(20, done[0]);
                    assertEquals(0, queue.currentCount());
                });
    }

    @Test
    @Rule("queue thread waits")
    void a_thread_that_waits_for_something_else_lets_another_run() {
        Lab.run(
                1,
                1,
                lab -> {
                    var queue = new KQueue<Integer>(1);
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    List<String> order = new ArrayList<>();
                    for (int index = 0; index < 2; index++) {
                        lab.start(
                                "worker",
                                () -> {
                                    while (true) {
                                        int entry = remove(lab, queue);
                                        order.add("takes " + entry);
                                        if (entry == 1) {
                                            lab.waitFor(event);
                                        }
                                        order.add("ends " + entry);
                                    }
                                });
                    }
                    lab.sleep(20);
                    insert(lab, queue, 1);
                    insert(lab, queue, 2);
                    lab.sleep(20);
                    assertEquals(List.of("takes 1", "takes 2", "ends 2"), order);
                    lab.kernel.ke.events.KeSetEvent(event, 1, false);
                    lab.sleep(20);
                    assertEquals("ends 1", order.getLast());
                    assertEquals(0, queue.currentCount());
                });
    }

    @Test
    void a_thread_that_ends_leaves_its_place_to_another() {
        Lab.run(
                1,
                1,
                lab -> {
                    var queue = new KQueue<Integer>(1);
                    List<Integer> served = new ArrayList<>();
                    for (int index = 0; index < 3; index++) {
                        lab.start("brief", () -> served.add(remove(lab, queue)));
                    }
                    lab.sleep(20);
                    for (int entry = 1; entry <= 3; entry++) {
                        insert(lab, queue, entry);
                    }
                    lab.sleep(20);
                    assertEquals(List.of(1, 2, 3), served);
                });
    }

    @Test
    void a_limited_wait_for_an_entry_times_out_and_counts_the_thread_as_running() {
        Lab.run(
                1,
                1,
                lab -> {
                    var queue = new KQueue<Integer>(1);
                    var removal =
                            lab.kernel.ke.queues.KeRemoveQueue(
                                    queue, KernelMode, Timeout.milliseconds(20));
                    assertEquals(new NotRemoved<Integer>(STATUS_TIMEOUT), removal);
                    assertEquals(1, queue.currentCount());
                });
    }

    @Test
    void a_kernel_call_in_the_wait_changes_no_count() {
        Lab.explore(
                100,
                lab -> {
                    var queue = new KQueue<Integer>(1);
                    var served = new int[1];
                    EThread worker =
                            lab.start(
                                    "worker",
                                    () -> {
                                        for (int count = 0; count < 3; count++) {
                                            remove(lab, queue);
                                            served[0]++;
                                        }
                                    });
                    for (int round = 0; round < 3; round++) {
                        lab.loiter(20 * round);
                        KApc call = KApc.special(worker, () -> lab.loiter(2));
                        lab.kernel.ke.apcs.KeInsertQueueApc(call, null, null, 0);
                        insert(lab, queue, round);
                    }
                    lab.waitFor(worker);
                    assertEquals(3, served[0]);
                    assertEquals(0, queue.currentCount());
                });
    }

    @Test
    void running_a_queue_down_gives_the_entries_back_and_frees_its_threads() {
        Lab.run(
                1,
                1,
                lab -> {
                    var queue = new KQueue<Integer>(1);
                    insert(lab, queue, 1);
                    remove(lab, queue);
                    insert(lab, queue, 2);
                    insert(lab, queue, 3);
                    assertEquals(List.of(2, 3), lab.kernel.ke.queues.KeRundownQueue(queue));
                    assertEquals(null, lab.kernel.ke.processors.KeGetCurrentThread().queue);
                });
    }

    @Test
    @Rule("one queue per thread")
    void a_thread_that_takes_from_another_queue_belongs_to_that_one() {
        Lab.explore(
                50,
                lab -> {
                    var first = new KQueue<String>(1);
                    var second = new KQueue<String>(1);
                    lab.kernel.ke.queues.KeInsertQueue(first, new ListEntry<>("one"));
                    lab.kernel.ke.queues.KeInsertQueue(second, new ListEntry<>("two"));
                    lab.kernel.ke.queues.KeRemoveQueue(first, KernelMode, Timeout.ZERO);
                    assertEquals(1, first.currentCount());
                    lab.kernel.ke.queues.KeRemoveQueue(second, KernelMode, Timeout.ZERO);
                    assertEquals(0, first.currentCount());
                    assertEquals(1, second.currentCount());
                });
    }

    @Test
    @Rule("queue concurrency")
    void by_default_as_many_threads_run_as_there_are_processors() {
        Lab.explore(
                4,
                lab ->
                        assertEquals(
                                lab.processors(),
                                lab.kernel.ke.queues.KeInitializeQueue(0).maximumCount()));
    }
}
