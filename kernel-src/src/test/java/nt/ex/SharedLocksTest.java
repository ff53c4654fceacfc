package nt.ex;

import static nt.rtl.BugCheckCode.RESOURCE_NOT_OWNED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nt.Lab;
import nt.Rule;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.BugChecks.BugCheckData;
import nt.ps.EThread;
import nt.rtl.VerifierViolation;
import org.junit.jupiter.api.Test;

class SharedLocksTest {

    /** Readers and writers; fails if a writer is ever with anybody. */
    private static void explore(
            int seeds,
            Consumer<Lab> shared,
            Consumer<Lab> unshared,
            Consumer<Lab> exclusive,
            Consumer<Lab> unexclusive) {
        Lab.explore(
                seeds,
                lab -> {
                    var readers = new int[1];
                    var writers = new int[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 6; index++) {
                        boolean writes = index % 3 == 0;
                        threads.add(
                                lab.startInCriticalRegion(
                                        writes ? "writer" : "reader",
                                        () -> {
                                            for (int visit = 0; visit < 3; visit++) {
                                                (writes ? exclusive : shared).accept(lab);
                                                (writes ? writers : readers)[0]++;
                                                assertTrue(
                                                        writers[0] == 0
                                                                || writers[0] + readers[0] == 1);
                                                lab.loiter(6);
                                                (writes ? writers : readers)[0]--;
                                                (writes ? unexclusive : unshared).accept(lab);
                                            }
                                        }));
                    }
                    lab.waitForAll(threads);
                });
    }

    @Test
    void readers_share_a_push_lock_and_a_writer_has_it_alone() {
        var locks = new IdentityHashMap<Lab, PushLock>();
        explore(
                300,
                lab -> lab.kernel.ex.pushLocks.ExfAcquirePushLockShared(lock(locks, lab)),
                lab -> lab.kernel.ex.pushLocks.ExfReleasePushLockShared(lock(locks, lab)),
                lab -> lab.kernel.ex.pushLocks.ExfAcquirePushLockExclusive(lock(locks, lab)),
                lab -> lab.kernel.ex.pushLocks.ExfReleasePushLockExclusive(lock(locks, lab)));
    }

    private static PushLock lock(Map<Lab, PushLock> locks, Lab lab) {
        return locks.computeIfAbsent(lab, _ -> new PushLock());
    }

    @Test
    @Rule("resource")
    void readers_share_a_resource_and_a_writer_has_it_alone() {
        var all = new IdentityHashMap<Lab, Resource>();
        explore(
                300,
                lab -> lab.kernel.ex.resources.ExAcquireResourceSharedLite(of(all, lab), true),
                lab -> lab.kernel.ex.resources.ExReleaseResourceLite(of(all, lab)),
                lab -> lab.kernel.ex.resources.ExAcquireResourceExclusiveLite(of(all, lab), true),
                lab -> lab.kernel.ex.resources.ExReleaseResourceLite(of(all, lab)));
    }

    private static Resource of(Map<Lab, Resource> all, Lab lab) {
        return all.computeIfAbsent(lab, _ -> new Resource());
    }

    @Test
    @Rule("resource")
    void an_owner_takes_a_resource_again_and_releases_it_as_often() {
        Lab.run(
                1,
                1,
                lab -> {
                    lab.kernel.ke.apcs.KeEnterCriticalRegion();
                    Resources resources = lab.kernel.ex.resources;
                    var resource = new Resource();
                    assertTrue(resources.ExAcquireResourceExclusiveLite(resource, false));
                    assertTrue(resources.ExAcquireResourceExclusiveLite(resource, false));
                    assertTrue(resources.ExAcquireResourceSharedLite(resource, false));
                    assertTrue(resources.ExIsResourceAcquiredExclusiveLite(resource));
                    resources.ExReleaseResourceLite(resource);
                    resources.ExReleaseResourceLite(resource);
                    assertTrue(resources.ExIsResourceAcquiredExclusiveLite(resource));
                    resources.ExReleaseResourceLite(resource);
                    assertFalse(resources.ExIsResourceAcquiredExclusiveLite(resource));
                });
    }

    @Test
    @Rule("resource")
    void who_comes_shared_waits_behind_who_waits_exclusively_unless_it_starves_them() {
        Lab.run(
                1,
                1,
                lab -> {
                    lab.kernel.ke.apcs.KeEnterCriticalRegion();
                    Resources resources = lab.kernel.ex.resources;
                    var resource = new Resource();
                    resources.ExAcquireResourceSharedLite(resource, true);
                    List<String> order = new ArrayList<>();
                    EThread writer =
                            lab.startInCriticalRegion(
                                    "writer",
                                    () -> {
                                        resources.ExAcquireResourceExclusiveLite(resource, true);
                                        order.add("writer");
                                        resources.ExReleaseResourceLite(resource);
                                    });
                    lab.sleep(20);
                    EThread reader =
                            lab.startInCriticalRegion(
                                    "reader",
                                    () -> {
                                        assertFalse(
                                                resources.ExAcquireResourceSharedLite(
                                                        resource, false));
                                        assertTrue(
                                                resources.ExAcquireSharedStarveExclusive(
                                                        resource, false));
                                        resources.ExReleaseResourceLite(resource);
                                        resources.ExAcquireResourceSharedLite(resource, true);
                                        order.add("reader");
                                        resources.ExReleaseResourceLite(resource);
                                    });
                    lab.sleep(20);
                    resources.ExReleaseResourceLite(resource);
                    lab.waitForAll(List.of(writer, reader));
                    assertEquals(List.of("writer", "reader"), order);
                });
    }

    @Test
    void converting_lets_in_those_who_wait_shared() {
        Lab.run(
                1,
                1,
                lab -> {
                    lab.kernel.ke.apcs.KeEnterCriticalRegion();
                    Resources resources = lab.kernel.ex.resources;
                    var resource = new Resource();
                    resources.ExAcquireResourceExclusiveLite(resource, true);
                    var inside = new boolean[1];
                    EThread reader =
                            lab.startInCriticalRegion(
                                    "reader",
                                    () -> {
                                        resources.ExAcquireResourceSharedLite(resource, true);
                                        inside[0] = true;
                                        resources.ExReleaseResourceLite(resource);
                                    });
                    lab.sleep(20);
                    assertFalse(inside[0]);
                    resources.ExConvertExclusiveToSharedLite(resource);
                    lab.waitFor(reader);
                    assertTrue(inside[0]);
                    resources.ExReleaseResourceLite(resource);
                    assertTrue(resources.ExAcquireResourceExclusiveLite(resource, false));
                });
    }

    @Test
    void releasing_a_resource_that_one_does_not_own_stops_the_system() {
        Kernel kernel =
                Lab.boot(
                        1,
                        1,
                        lab -> {
                            lab.kernel.ke.apcs.KeEnterCriticalRegion();
                            lab.kernel.ex.resources.ExReleaseResourceLite(new Resource());
                        });
        kernel.machine.runUntil(1000 * Lab.MILLISECOND);
        assertEquals(
                new BugCheckData(RESOURCE_NOT_OWNED, 0, 8, 0, 0),
                kernel.ke.bugChecks.bugCheckData().orElseThrow());
    }

    @Test
    @Rule("push lock word")
    void the_word_of_a_push_lock_tells_how_it_is_held() {
        Lab.run(
                1,
                1,
                lab -> {
                    PushLocks routines = lab.kernel.ex.pushLocks;
                    var lock = new PushLock();
                    lab.kernel.ke.apcs.KeEnterCriticalRegion();
                    assertEquals(0, lock.value());
                    routines.ExfAcquirePushLockExclusive(lock);
                    assertEquals(1, lock.value(), "locked");
                    EThread reader = startReader(lab, lock);
                    assertEquals(3, lock.value(), "locked, waiting");
                    routines.ExfReleasePushLockExclusive(lock);
                    lab.waitFor(reader);
                    routines.ExfAcquirePushLockShared(lock);
                    assertEquals(0x11, lock.value(), "locked, shared once");
                    routines.ExfAcquirePushLockShared(lock);
                    assertEquals(0x21, lock.value(), "locked, shared twice");
                    EThread writer =
                            lab.start(
                                    "writer",
                                    () -> {
                                        routines.ExfAcquirePushLockExclusive(lock);
                                        routines.ExfReleasePushLockExclusive(lock);
                                    });
                    lab.sleep(20);
                    assertEquals(0xB, lock.value(), "locked, waiting, multiple shared");
                    routines.ExfReleasePushLockShared(lock);
                    routines.ExfReleasePushLockShared(lock);
                    lab.waitFor(writer);
                    assertEquals(0, lock.value());
                    lab.kernel.ke.apcs.KeLeaveCriticalRegion();
                });
    }

    private static EThread startReader(Lab lab, PushLock lock) {
        EThread reader =
                lab.start(
                        "reader",
                        () -> {
                            lab.kernel.ex.pushLocks.ExfAcquirePushLockShared(lock);
                            lab.kernel.ex.pushLocks.ExfReleasePushLockShared(lock);
                        });
        lab.sleep(20);
        return reader;
    }

    @Test
    void who_waits_long_for_a_resource_lifts_its_owner_for_a_quantum() {
        for (boolean disabled : new boolean[] {false, true}) {
            Lab.run(
                    BootOptions.SERVER_2003.withoutBalanceSetManager(),
                    1,
                    1,
                    lab -> {
                        Resources resources = lab.kernel.ex.resources;
                        var resource = new Resource();
                        if (disabled) {
                            resources.ExDisableResourceBoostLite(resource);
                        }
                        EThread owner =
                                lab.start(
                                        "owner",
                                        4,
                                        1,
                                        () -> {
                                            lab.kernel.ke.apcs.KeEnterCriticalRegion();
                                            resources.ExAcquireResourceExclusiveLite(
                                                    resource, true);
                                            lab.compute(50);
                                            resources.ExReleaseResourceLite(resource);
                                            lab.kernel.ke.apcs.KeLeaveCriticalRegion();
                                        });
                        lab.sleep(20); // the owner has it, and the hog comes in between
                        lab.start("hog", 8, 1, () -> lab.compute(100_000));
                        lab.kernel.ke.threads.KeSetPriorityThread(
                                lab.kernel.ke.processors.KeGetCurrentThread(), 12);
                        lab.kernel.ke.apcs.KeEnterCriticalRegion();
                        long begun = lab.kernel.ke.time.KeQueryInterruptTime();
                        resources.ExAcquireResourceExclusiveLite(resource, true);
                        long waited = lab.kernel.ke.time.KeQueryInterruptTime() - begun;
                        assertEquals(disabled, waited > 6000 * Lab.MILLISECOND);
                        assertTrue(waited >= 5000 * Lab.MILLISECOND);
                        resources.ExReleaseResourceLite(resource);
                        lab.kernel.ke.apcs.KeLeaveCriticalRegion();
                        lab.waitFor(owner);
                        assertEquals(4, owner.basePriority());
                    });
        }
    }

    @Test
    void taking_a_resource_without_keeping_calls_out_stops_the_system() {
        Kernel kernel =
                Lab.boot(
                        1,
                        1,
                        lab ->
                                lab.kernel.ex.resources.ExAcquireResourceSharedLite(
                                        new Resource(), true));
        kernel.machine.runUntil(1000 * Lab.MILLISECOND);
        var data = kernel.ke.bugChecks.bugCheckData().orElseThrow();
        assertEquals(VerifierViolation.RESOURCE_TAKEN_WITH_APCS.code(), data.p1());
    }
}
