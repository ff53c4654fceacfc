package nt.ke;

import static nt.rtl.BugCheckCode.DEVICE_QUEUE_NOT_BUSY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class KeInsertDeviceQueueTest {

    @Test
    void a_request_that_finds_the_device_idle_is_not_queued() {
        Lab.run(
                1,
                1,
                lab -> {
                    DeviceQueues queues = lab.kernel.ke.deviceQueues;
                    var queue = new KDeviceQueue();
                    var second = new KDeviceQueueEntry();
                    assertFalse(queues.KeInsertDeviceQueue(queue, new KDeviceQueueEntry()));
                    assertTrue(queues.KeInsertDeviceQueue(queue, second));
                    assertSame(second, queues.KeRemoveDeviceQueue(queue));
                    assertNull(queues.KeRemoveDeviceQueue(queue), "the device is idle now");
                    assertFalse(queues.KeInsertDeviceQueue(queue, second));
                });
    }

    @Test
    void by_key_the_arm_goes_across_and_then_back_to_the_beginning() {
        Lab.run(
                1,
                1,
                lab -> {
                    DeviceQueues queues = lab.kernel.ke.deviceQueues;
                    var queue = new KDeviceQueue();
                    queues.KeInsertDeviceQueue(queue, new KDeviceQueueEntry());
                    for (int track : new int[] {50, 20, 90, 20, 70}) {
                        queues.KeInsertByKeyDeviceQueue(queue, new KDeviceQueueEntry(), track);
                    }
                    List<Integer> served = new ArrayList<>();
                    int arm = 60;
                    for (var next = queues.KeRemoveByKeyDeviceQueue(queue, arm);
                            next != null;
                            next = queues.KeRemoveByKeyDeviceQueue(queue, arm)) {
                        arm = next.sortKey;
                        served.add(arm);
                    }
                    assertEquals(List.of(70, 90, 20, 20, 50), served);
                });
    }

    @Test
    void a_request_can_be_taken_back_once() {
        Lab.run(
                1,
                1,
                lab -> {
                    DeviceQueues queues = lab.kernel.ke.deviceQueues;
                    var queue = new KDeviceQueue();
                    var entry = new KDeviceQueueEntry();
                    queues.KeInsertDeviceQueue(queue, new KDeviceQueueEntry());
                    queues.KeInsertDeviceQueue(queue, entry);
                    assertTrue(queues.KeRemoveEntryDeviceQueue(queue, entry));
                    assertFalse(queues.KeRemoveEntryDeviceQueue(queue, entry));
                    assertNull(queues.KeRemoveDeviceQueue(queue));
                });
    }

    @Test
    void taking_from_the_queue_of_an_idle_device_stops_the_system() {
        BugCheckTest.assertStops(
                lab -> lab.kernel.ke.deviceQueues.KeRemoveDeviceQueue(new KDeviceQueue()),
                () -> new BugChecks.BugCheckData(DEVICE_QUEUE_NOT_BUSY, 0, 0, 0, 0));
    }

    @Test
    void the_device_has_one_request_at_a_time_and_serves_all() {
        Lab.explore(
                200,
                lab -> {
                    DeviceQueues queues = lab.kernel.ke.deviceQueues;
                    var queue = new KDeviceQueue();
                    var served = new int[1];
                    var busy = new boolean[1];
                    List<EThread> drivers = new ArrayList<>();
                    for (int driver = 0; driver < 4; driver++) {
                        drivers.add(
                                lab.start(
                                        "driver",
                                        () -> {
                                            for (int request = 0; request < 5; request++) {
                                                var entry = new KDeviceQueueEntry();
                                                if (!queues.KeInsertDeviceQueue(queue, entry)) {
                                                    serveAll(lab, queue, served, busy);
                                                }
                                            }
                                        }));
                    }
                    lab.waitForAll(drivers);
                    assertEquals(20, served[0]);
                });
    }

    private static void serveAll(Lab lab, KDeviceQueue queue, int[] served, boolean[] busy) {
        do {
            assertFalse(busy[0]);
            busy[0] = true;
            lab.loiter(3);
            served[0]++;
            busy[0] = false;
        } while (lab.kernel.ke.deviceQueues.KeRemoveDeviceQueue(queue) != null);
    }
}
