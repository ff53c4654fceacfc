package nt.ke;

import static nt.rtl.NtStatus.STATUS_SEMAPHORE_LIMIT_EXCEEDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import nt.rtl.RaisedStatus;
import org.junit.jupiter.api.Test;

class KeReleaseSemaphoreTest {

    @Test
    void no_more_threads_are_inside_than_the_count_allows() {
        Lab.explore(
                300,
                lab -> {
                    var semaphore = new KSemaphore(2, 2);
                    var inside = new int[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 5; index++) {
                        threads.add(
                                lab.start(
                                        "visitor",
                                        () -> {
                                            lab.waitFor(semaphore);
                                            assertTrue(++inside[0] <= 2, "more than two inside");
                                            lab.loiter(10);
                                            inside[0]--;
                                            lab.kernel.ke.semaphores.KeReleaseSemaphore(
                                                    semaphore, 1, 1);
                                        }));
                    }
                    lab.waitForAll(threads);
                    assertEquals(2, lab.kernel.ke.semaphores.KeReadStateSemaphore(semaphore));
                });
    }

    @Test
    void releasing_several_ends_as_many_waits() {
        Lab.explore(
                200,
                lab -> {
                    var semaphore = new KSemaphore(0, 10);
                    var released = new int[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 4; index++) {
                        threads.add(
                                lab.start(
                                        "waiter",
                                        () -> {
                                            lab.waitFor(semaphore);
                                            released[0]++;
                                        }));
                    }
                    lab.sleep(50);
                    assertEquals(0, lab.kernel.ke.semaphores.KeReleaseSemaphore(semaphore, 1, 3));
                    lab.sleep(50);
                    assertEquals(3, released[0]);
                    lab.kernel.ke.semaphores.KeReleaseSemaphore(semaphore, 1, 1);
                    lab.waitForAll(threads);
                });
    }

    @Test
    @Rule("semaphore limit")
    void over_the_limit_the_count_stays_and_the_status_is_raised() {
        Lab.run(
                1,
                1,
                lab -> {
                    var semaphore = new KSemaphore(1, 2);
                    RaisedStatus raised =
                            assertThrows(
                                    RaisedStatus.class,
                                    () ->
                                            lab.kernel.ke.semaphores.KeReleaseSemaphore(
                                                    semaphore, 1, 2));
                    assertSame(STATUS_SEMAPHORE_LIMIT_EXCEEDED, raised.status());
                    assertEquals(1, lab.kernel.ke.semaphores.KeReadStateSemaphore(semaphore));
                });
    }
}
