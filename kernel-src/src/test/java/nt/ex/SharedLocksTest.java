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
import nt.ps.EThread;
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
                                lab.start(
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
                    Resources resources = lab.kernel.ex.resources;
                    var resource = new Resource();
                    resources.ExAcquireResourceSharedLite(resource, true);
                    List<String> order = new ArrayList<>();
                    EThread writer =
                            lab.start(
                                    "writer",
                                    () -> {
                                        resources.ExAcquireResourceExclusiveLite(resource, true);
                                        order.add("writer");
                                        resources.ExReleaseResourceLite(resource);
                                    });
                    lab.sleep(20);
                    EThread reader =
                            lab.start(
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
                    Resources resources = lab.kernel.ex.resources;
                    var resource = new Resource();
                    resources.ExAcquireResourceExclusiveLite(resource, true);
                    var inside = new boolean[1];
                    EThread reader =
                            lab.start(
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
                        1, 1, lab -> lab.kernel.ex.resources.ExReleaseResourceLite(new Resource()));
        kernel.machine.runUntil(1000 * Lab.MILLISECOND);
        assertEquals(
                RESOURCE_NOT_OWNED,
                kernel.ke.bugChecks.bugCheckData().map(data -> data.code()).orElseThrow());
    }
}
