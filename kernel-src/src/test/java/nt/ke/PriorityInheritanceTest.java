package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class PriorityInheritanceTest {

    private static final BootOptions CE =
            BootOptions.SERVER_2003.asWindowsCe(SchedulingPolicy.WINDOWS_CE);
    private static final BootOptions CE_2 =
            BootOptions.SERVER_2003.asWindowsCe(SchedulingPolicy.WINDOWS_CE_2);

    /** Starts a thread that owns the first mutant and, if it gets it, the second. */
    private static EThread owner(Lab lab, int priority, KEvent go, KMutant first, KMutant second) {
        EThread thread =
                lab.start(
                        "owner",
                        priority,
                        1,
                        () -> {
                            lab.waitFor(first);
                            lab.waitFor(go);
                            lab.waitFor(second);
                            lab.kernel.ke.mutants.KeReleaseMutant(second, 0);
                            lab.kernel.ke.mutants.KeReleaseMutant(first, 0);
                        });
        lab.sleep(40);
        return thread;
    }

    @Test
    void the_owner_inherits_and_gives_back() {
        Lab.run(
                CE,
                1,
                1,
                lab -> {
                    var go = new KEvent(EventType.NotificationEvent, false);
                    var mutant = new KMutant();
                    var after = new ArrayList<Integer>();
                    EThread low =
                            lab.start(
                                    "low",
                                    4,
                                    1,
                                    () -> {
                                        KThread self =
                                                lab.kernel.ke.processors.KeGetCurrentThread();
                                        lab.waitFor(mutant);
                                        lab.waitFor(go);
                                        after.add(self.priority());
                                        lab.kernel.ke.mutants.KeReleaseMutant(mutant, 0);
                                        after.add(self.priority());
                                    });
                    lab.sleep(40);
                    assertEquals(4, low.priority());
                    EThread high = lab.start("high", 12, 1, () -> lab.waitFor(mutant));
                    lab.sleep(40);
                    assertEquals(12, low.priority());
                    lab.kernel.ke.events.KeSetEvent(go, 1, false);
                    lab.waitForAll(List.of(low, high));
                    assertEquals(List.of(12, 4), after);
                });
    }

    @Test
    void one_level_is_all_for_an_owner_that_waits_already() {
        assertEquals(List.of(12, 5), prioritiesOfAChain(CE));
    }

    @Test
    void in_the_older_version_inheritance_goes_along_the_chain_of_those_who_wait() {
        assertEquals(List.of(12, 12), prioritiesOfAChain(CE_2));
    }

    /** Of the owner that the most urgent thread waits for, and of whom that one waits for. */
    private static List<Integer> prioritiesOfAChain(BootOptions setup) {
        var seen = new ArrayList<Integer>();
        Lab.run(
                setup,
                1,
                1,
                lab -> {
                    var go = new KEvent(EventType.NotificationEvent, false);
                    var set = new KEvent(EventType.NotificationEvent, true);
                    var a = new KMutant();
                    var b = new KMutant();
                    EThread last = owner(lab, 3, go, a, b);
                    EThread middle = owner(lab, 5, set, b, a);
                    assertEquals(5, last.priority());
                    lab.start(
                            "high",
                            12,
                            1,
                            () -> {
                                lab.waitFor(b);
                                lab.kernel.ke.mutants.KeReleaseMutant(b, 0);
                            });
                    lab.sleep(40);
                    seen.add(middle.priority());
                    seen.add(last.priority());
                });
        return seen;
    }

    @Test
    void under_NT_nobody_inherits() {
        Lab.run(
                1,
                1,
                lab -> {
                    var never = new KEvent(EventType.NotificationEvent, false);
                    var a = new KMutant();
                    EThread low = owner(lab, 4, never, a, new KMutant());
                    lab.start("high", 12, 1, () -> lab.waitFor(a));
                    lab.sleep(40);
                    assertEquals(4, low.priority());
                });
    }

    @Test
    void waits_neither_boost_nor_does_computing_decay() {
        Lab.run(
                CE,
                1,
                1,
                lab -> {
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    EThread thread =
                            lab.start(
                                    "thread",
                                    5,
                                    1,
                                    () -> {
                                        lab.waitFor(event);
                                        lab.sleep(3_600_000);
                                    });
                    lab.sleep(40);
                    lab.kernel.ke.events.KeSetEvent(event, 6, false);
                    lab.sleep(40);
                    assertEquals(5, thread.priority());
                });
    }
}
