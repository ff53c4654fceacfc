package nt.ex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import nt.Lab;
import nt.Rule;
import nt.ke.KApc;
import nt.ke.KGuardedMutex;
import nt.ke.KProcessorMode;
import nt.ke.KThread;
import nt.ps.EThread;
import nt.rtl.KIrql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every lock for threads must do, whatever it is made of. */
class ThreadLocksTest {

    /** A lock of which one thread at a time is the owner. */
    private enum Kind {
        FAST_MUTEX,
        GUARDED_MUTEX,
        PUSH_LOCK,
        RESOURCE;

        Exclusive newLock(Lab lab) {
            return switch (this) {
                case FAST_MUTEX -> {
                    var mutex = new FastMutex();
                    FastMutexes routines = lab.kernel.ex.fastMutexes;
                    yield new Exclusive(
                            () -> routines.ExAcquireFastMutex(mutex),
                            () -> routines.ExReleaseFastMutex(mutex));
                }
                case GUARDED_MUTEX -> {
                    var mutex = new KGuardedMutex();
                    var routines = lab.kernel.ke.guardedMutexes;
                    yield new Exclusive(
                            () -> routines.KeAcquireGuardedMutex(mutex),
                            () -> routines.KeReleaseGuardedMutex(mutex));
                }
                case PUSH_LOCK -> {
                    var lock = new PushLock();
                    PushLocks routines = lab.kernel.ex.pushLocks;
                    yield new Exclusive(
                            () -> {
                                lab.kernel.ke.apcs.KeEnterCriticalRegion();
                                routines.ExfAcquirePushLockExclusive(lock);
                            },
                            () -> {
                                routines.ExfReleasePushLockExclusive(lock);
                                lab.kernel.ke.apcs.KeLeaveCriticalRegion();
                            });
                }
                case RESOURCE -> {
                    var resource = new Resource();
                    Resources routines = lab.kernel.ex.resources;
                    yield new Exclusive(
                            () -> {
                                lab.kernel.ke.apcs.KeEnterCriticalRegion();
                                routines.ExAcquireResourceExclusiveLite(resource, true);
                            },
                            () -> {
                                routines.ExReleaseResourceLite(resource);
                                lab.kernel.ke.apcs.KeLeaveCriticalRegion();
                            });
                }
            };
        }
    }

    private record Exclusive(Runnable acquire, Runnable release) {}

    @ParameterizedTest
    @EnumSource(Kind.class)
    void one_thread_owns_it_at_a_time_and_everybody_gets_it(Kind kind) {
        Lab.explore(
                250,
                lab -> {
                    Exclusive lock = kind.newLock(lab);
                    var inside = new int[1];
                    var visits = new int[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 4; index++) {
                        threads.add(
                                lab.start(
                                        "visitor",
                                        () -> {
                                            for (int visit = 0; visit < 3; visit++) {
                                                lock.acquire().run();
                                                assertEquals(1, ++inside[0]);
                                                lab.loiter(7);
                                                inside[0]--;
                                                visits[0]++;
                                                lock.release().run();
                                            }
                                        }));
                    }
                    lab.waitForAll(threads);
                    assertEquals(12, visits[0]);
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void its_owner_is_not_suspended_while_it_owns_it(Kind kind) {
        Lab.explore(
                60,
                lab -> {
                    Exclusive lock = kind.newLock(lab);
                    EThread owner =
                            lab.start(
                                    "owner",
                                    () -> {
                                        lock.acquire().run();
                                        lab.loiter(40);
                                        lock.release().run();
                                        lab.loiter(40);
                                    });
                    lab.loiter((int) (lab.kernel.machine.options().seed() * 3 % 80));
                    lab.kernel.ke.suspension.KeSuspendThread(owner);
                    lab.sleep(20);
                    lock.acquire().run(); // a suspended owner would keep it for ever
                    lock.release().run();
                    lab.kernel.ke.suspension.KeForceResumeThread(owner);
                    lab.waitFor(owner);
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_level_after_releasing_is_that_before_acquiring(Kind kind) {
        Lab.run(
                1,
                1,
                lab -> {
                    Exclusive lock = kind.newLock(lab);
                    lock.acquire().run();
                    assertEquals(
                            kind == Kind.FAST_MUTEX ? KIrql.APC_LEVEL : KIrql.PASSIVE_LEVEL,
                            lab.kernel.hal.levels.KeGetCurrentIrql());
                    lock.release().run();
                    assertEquals(KIrql.PASSIVE_LEVEL, lab.kernel.hal.levels.KeGetCurrentIrql());
                });
    }

    @Test
    @Rule({"fast mutex", "guarded mutex"})
    void a_special_call_waits_for_the_owner_of_a_fast_or_guarded_mutex() {
        for (Kind kind : List.of(Kind.FAST_MUTEX, Kind.GUARDED_MUTEX)) {
            Lab.run(
                    1,
                    1,
                    lab -> {
                        Exclusive lock = kind.newLock(lab);
                        var made = new boolean[1];
                        KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                        lock.acquire().run();
                        KApc apc = KApc.special(own, () -> made[0] = true);
                        lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0);
                        lab.loiter(20);
                        assertFalse(made[0]);
                        lock.release().run();
                        assertTrue(made[0]);
                    });
        }
    }

    @Test
    void trying_takes_it_or_changes_nothing() {
        Lab.run(
                2,
                1,
                lab -> {
                    var fast = new FastMutex();
                    var guarded = new KGuardedMutex();
                    FastMutexes routines = lab.kernel.ex.fastMutexes;
                    assertTrue(routines.ExTryToAcquireFastMutex(fast));
                    EThread other =
                            lab.start(
                                    "other",
                                    () -> {
                                        assertFalse(routines.ExTryToAcquireFastMutex(fast));
                                        assertEquals(
                                                KIrql.PASSIVE_LEVEL,
                                                lab.kernel.hal.levels.KeGetCurrentIrql());
                                    });
                    lab.loiter(300);
                    routines.ExReleaseFastMutex(fast);
                    lab.kernel.ke.guardedMutexes.KeAcquireGuardedMutex(guarded);
                    assertFalse(lab.kernel.ke.guardedMutexes.KeTryToAcquireGuardedMutex(guarded));
                    lab.kernel.ke.guardedMutexes.KeReleaseGuardedMutex(guarded);
                    assertFalse(lab.kernel.ke.apcs.KeAreApcsDisabled());
                    lab.waitFor(other);
                });
    }

    @Test
    void a_thread_that_waits_for_a_mutex_makes_no_calls_and_for_a_push_lock_does() {
        Lab.run(
                2,
                1,
                lab -> {
                    var lock = new PushLock();
                    PushLocks routines = lab.kernel.ex.pushLocks;
                    var made = new boolean[1];
                    routines.ExfAcquirePushLockExclusive(lock);
                    EThread waiter =
                            lab.start(
                                    "waiter",
                                    () -> {
                                        routines.ExfAcquirePushLockExclusive(lock);
                                        routines.ExfReleasePushLockExclusive(lock);
                                    });
                    lab.sleep(20);
                    KApc apc = KApc.normal(waiter, KProcessorMode.KernelMode, () -> made[0] = true);
                    lab.kernel.ke.apcs.KeInsertQueueApc(apc, null, null, 0);
                    lab.sleep(20);
                    assertTrue(made[0]);
                    routines.ExfReleasePushLockExclusive(lock);
                    lab.waitFor(waiter);
                });
    }
}
