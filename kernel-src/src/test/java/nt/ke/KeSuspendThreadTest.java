package nt.ke;

import static nt.ke.Suspension.MAXIMUM_SUSPEND_COUNT;
import static nt.rtl.NtStatus.STATUS_SUSPEND_COUNT_EXCEEDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.RaisedStatus;
import org.junit.jupiter.api.Test;

class KeSuspendThreadTest {

    /** A thread that counts, 5 µs each time, until it is told to stop. */
    private static final class Counter {
        private final Lab lab;
        private int count;
        private boolean stop;
        private final EThread thread;

        Counter(Lab lab, int affinity) {
            this.lab = lab;
            thread = lab.start("counter", 8, affinity, this::run);
        }

        private void run() {
            while (!stop) {
                count++;
                lab.loiter(1);
                lab.kernel.machine.execute(10_000);
            }
        }

        private void end() {
            stop = true;
            lab.waitFor(thread);
        }
    }

    @Test
    @Rule("suspend is asynchronous")
    void it_returns_before_a_thread_on_another_processor_has_stopped() {
        var wentOn = new int[1];
        for (int seed = 1; seed <= 50; seed++) {
            Lab.run(
                    2,
                    seed,
                    lab -> {
                        KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                        lab.kernel.ke.threads.KeSetAffinityThread(own, 1);
                        var counter = new Counter(lab, 2);
                        lab.sleep(20);
                        lab.kernel.ke.suspension.KeSuspendThread(counter.thread);
                        if (counter.thread.state() == KThreadState.Running) {
                            wentOn[0]++;
                        }
                        lab.sleep(20);
                        assertEquals(KThreadState.Waiting, counter.thread.state());
                        assertEquals(KWaitReason.Suspended, counter.thread.waitReason());
                        int stopped = counter.count;
                        lab.sleep(20);
                        assertEquals(stopped, counter.count);
                        lab.kernel.ke.suspension.KeResumeThread(counter.thread);
                        lab.sleep(20);
                        assertTrue(counter.count > stopped);
                        counter.end();
                    });
        }
        assertTrue(wentOn[0] > 0, "it had stopped every time");
    }

    @Test
    void a_thread_goes_on_when_it_has_been_resumed_as_often_as_suspended() {
        Lab.explore(
                100,
                lab -> {
                    Suspension suspension = lab.kernel.ke.suspension;
                    var counter = new Counter(lab, lab.kernel.ke.allProcessors());
                    lab.loiter(lab.processors() * 30);
                    assertEquals(0, suspension.KeSuspendThread(counter.thread));
                    assertEquals(1, suspension.KeSuspendThread(counter.thread));
                    lab.sleep(20);
                    int stopped = counter.count;
                    assertEquals(2, suspension.KeResumeThread(counter.thread));
                    lab.sleep(20);
                    assertEquals(stopped, counter.count);
                    assertEquals(1, suspension.KeResumeThread(counter.thread));
                    assertEquals(0, suspension.KeResumeThread(counter.thread));
                    lab.sleep(20);
                    assertTrue(counter.count > stopped);
                    counter.end();
                });
    }

    @Test
    void resuming_before_the_thread_has_stopped_leaves_it_running() {
        Lab.explore(
                500,
                lab -> {
                    Suspension suspension = lab.kernel.ke.suspension;
                    var counter = new Counter(lab, lab.kernel.ke.allProcessors());
                    for (int round = 0; round < 6; round++) {
                        suspension.KeSuspendThread(counter.thread);
                        lab.loiter(round * 3);
                        suspension.KeResumeThread(counter.thread);
                    }
                    int before = counter.count;
                    lab.sleep(40);
                    assertTrue(counter.count > before, "it stopped for good");
                    counter.end();
                });
    }

    @Test
    void suspended_last_it_stays_so_however_often_it_was_resumed_before() {
        Lab.explore(
                500,
                lab -> {
                    Suspension suspension = lab.kernel.ke.suspension;
                    var counter = new Counter(lab, lab.kernel.ke.allProcessors());
                    for (int round = 0; round < 5; round++) {
                        suspension.KeSuspendThread(counter.thread);
                        lab.loiter(round);
                        suspension.KeResumeThread(counter.thread);
                    }
                    suspension.KeSuspendThread(counter.thread);
                    lab.sleep(40);
                    int stopped = counter.count;
                    lab.sleep(40);
                    assertEquals(stopped, counter.count);
                    suspension.KeResumeThread(counter.thread);
                    counter.end();
                });
    }

    @Test
    @Rule("suspend limit")
    void beyond_127_times_it_raises_a_status_and_changes_nothing() {
        Lab.run(
                1,
                1,
                lab -> {
                    Suspension suspension = lab.kernel.ke.suspension;
                    var counter = new Counter(lab, 1);
                    for (int time = 0; time < MAXIMUM_SUSPEND_COUNT; time++) {
                        assertEquals(time, suspension.KeSuspendThread(counter.thread));
                    }
                    RaisedStatus raised =
                            assertThrows(
                                    RaisedStatus.class,
                                    () -> suspension.KeSuspendThread(counter.thread));
                    assertSame(STATUS_SUSPEND_COUNT_EXCEEDED, raised.status());
                    assertEquals(127, counter.thread.suspendCount());
                    assertEquals(127, suspension.KeForceResumeThread(counter.thread));
                    counter.end();
                });
    }

    @Test
    @Rule("suspend of an ending thread")
    void a_thread_that_is_ending_is_not_suspended() {
        Lab.explore(
                300,
                lab -> {
                    EThread brief = lab.start("brief", () -> lab.loiter(5));
                    lab.loiter((int) (lab.kernel.machine.options().seed() % 90));
                    lab.kernel.ke.suspension.KeSuspendThread(brief);
                    if (brief.suspendCount() > 0) {
                        lab.kernel.ke.suspension.KeResumeThread(brief);
                    }
                    lab.waitFor(brief);
                    assertEquals(0, lab.kernel.ke.suspension.KeSuspendThread(brief));
                    assertEquals(0, brief.suspendCount());
                });
    }

    @Test
    @Rule("suspend by apc")
    void a_thread_in_a_critical_region_stops_when_it_leaves_it() {
        Lab.run(
                2,
                1,
                lab -> {
                    var inside = new boolean[] {true};
                    var left = new boolean[1];
                    EThread owner =
                            lab.start(
                                    "owner",
                                    8,
                                    2,
                                    () -> {
                                        lab.kernel.ke.apcs.KeEnterCriticalRegion();
                                        while (inside[0]) {
                                            lab.loiter(1);
                                        }
                                        lab.kernel.ke.apcs.KeLeaveCriticalRegion();
                                        left[0] = true;
                                    });
                    lab.sleep(20);
                    lab.kernel.ke.suspension.KeSuspendThread(owner);
                    lab.sleep(100);
                    assertEquals(KThreadState.Running, owner.state());
                    inside[0] = false;
                    lab.sleep(20);
                    assertEquals(KThreadState.Waiting, owner.state());
                    assertTrue(!left[0]);
                    lab.kernel.ke.suspension.KeResumeThread(owner);
                    lab.waitFor(owner);
                });
    }

    @Test
    void a_thread_suspends_itself_at_once() {
        Lab.run(
                1,
                1,
                lab -> {
                    var after = new boolean[1];
                    EThread self =
                            lab.start(
                                    "self",
                                    () -> {
                                        lab.kernel.ke.suspension.KeSuspendThread(
                                                lab.kernel.ke.processors.KeGetCurrentThread());
                                        after[0] = true;
                                    });
                    lab.sleep(20);
                    assertTrue(!after[0]);
                    lab.kernel.ke.alerts.KeAlertResumeThread(self);
                    lab.waitFor(self);
                });
    }
}
