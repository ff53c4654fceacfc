package nt.ex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    @Test
    void rundown_waits_for_those_inside_and_lets_nobody_in() {
        Lab.explore(
                400,
                lab -> {
                    RundownProtection rundown = lab.kernel.ex.rundownProtection;
                    var reference = new RundownRef();
                    var inside = new int[1];
                    var ended = new boolean[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 4; index++) {
                        threads.add(
                                lab.start(
                                        "user",
                                        () -> {
                                            while (rundown.ExAcquireRundownProtection(reference)) {
                                                inside[0]++;
                                                assertFalse(ended[0], "let in too late");
                                                lab.loiter(5);
                                                inside[0]--;
                                                rundown.ExReleaseRundownProtection(reference);
                                            }
                                        }));
                    }
                    lab.loiter(60);
                    rundown.ExWaitForRundownProtectionRelease(reference);
                    ended[0] = true;
                    assertEquals(0, inside[0]);
                    lab.waitForAll(threads);
                    rundown.ExReInitializeRundownProtection(reference);
                    assertTrue(rundown.ExAcquireRundownProtection(reference));
                });
    }

    @Test
    @Rule("rundown reference")
    void the_count_of_a_rundown_reference_is_twice_the_users() {
        Lab.run(
                1,
                1,
                lab -> {
                    var reference = new RundownRef();
                    lab.kernel.ex.rundownProtection.ExAcquireRundownProtection(reference);
                    lab.kernel.ex.rundownProtection.ExAcquireRundownProtection(reference);
                    assertEquals(4, reference.count);
                    assertEquals(1, RundownRef.ACTIVE);
                });
    }

    @Test
    @Rule("fast reference")
    void a_fast_reference_holds_seven_and_every_reference_is_counted() {
        assertEquals(7, FastRef.MAX_FAST_REFS);
        Lab.explore(
                300,
                lab -> {
                    var count = new int[] {1}; // that of the pointer
                    var pointer = new FastRef<String>(lab.kernel.ke, (_, by) -> count[0] += by);
                    assertSame(null, pointer.ExSwapFastReference("object"));
                    assertEquals(8, count[0]);
                    var taken = new int[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 3; index++) {
                        threads.add(
                                lab.start(
                                        "user",
                                        () -> {
                                            for (int use = 0; use < 6; use++) {
                                                String object = pointer.ExAcquireFastReference();
                                                lab.loiter(3);
                                                if (object != null) {
                                                    taken[0]++;
                                                    pointer.ExReleaseFastReference(object);
                                                }
                                            }
                                        }));
                    }
                    lab.waitForAll(threads);
                    assertTrue(taken[0] > 0);
                    assertEquals(1 + pointer.refCnt(), count[0]);
                    assertEquals("object", pointer.ExSwapFastReference(null));
                    assertEquals(1, count[0]);
                });
    }
}
