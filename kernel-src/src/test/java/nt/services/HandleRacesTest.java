package nt.services;

import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_EXISTS;
import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.services.UserCalls.GENERIC_ALL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nt.init.Kernel;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Timeout;
import nt.ob.ObjectAttributes;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;
import scenario.Claim;
import scenario.Explorer;
import scenario.Scenario;
import trace.KernelOptions;

/// What two processors do with the same handle or name at the same time, in many schedules.
class HandleRacesTest {

    private static final int SEEDS = 1500;
    private static final String NAME = "\\BaseNamedObjects\\raced";

    /** Makes what the threads do, and, last, what must hold in the end. */
    private interface Preparation {
        List<Runnable> on(Kernel kernel);
    }

    private static UserCalls user(Kernel kernel, int number) {
        return new UserCalls(kernel, number);
    }

    /** Runs each of the routines in a thread on a processor of its own. */
    private record Race(Preparation preparation) implements Scenario {

        @Override
        public String name() {
            return "race";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public long duration() {
            return 1_000_000;
        }

        @Override
        public void run(Kernel kernel) {
            List<Runnable> routines = preparation.on(kernel);
            var threads = new ArrayList<EThread>();
            for (int index = 0; index < routines.size() - 1; index++) {
                threads.add(
                        kernel.processes.PsCreateSystemThread(
                                "racer", 8, 1 << index, routines.get(index)));
            }
            for (EThread thread : threads) {
                kernel.ke.wait.KeWaitForSingleObject(
                        thread,
                        KWaitReason.Executive,
                        KProcessorMode.KernelMode,
                        false,
                        Timeout.NEVER);
            }
            routines.getLast().run();
        }

        @Override
        public Claim claim() {
            throw new UnsupportedOperationException("nothing is claimed");
        }
    }

    private static void explore(Preparation preparation) {
        var result =
                new Explorer(
                                new Race(preparation),
                                KernelOptions.defaults().withProcessors(2),
                                1_000_000)
                        .explore(1, SEEDS);
        assertEquals(Optional.empty(), result.failure());
        assertEquals(SEEDS, result.runs());
    }

    private static int events(Kernel kernel) {
        return kernel.types.event.totalNumberOfObjects();
    }

    @Test
    void of_two_who_close_a_handle_one_does() {
        explore(kernel -> {
            int handle = user(kernel, 2).make("NtCreateEvent", GENERIC_ALL, 0, 0, 0);
            var statuses = new ArrayList<NtStatus>();
            Runnable closer = () -> statuses.add(user(kernel, 0).call("NtClose", handle));
            return List.of(
                    closer,
                    closer,
                    () -> {
                        assertTrue(statuses.contains(STATUS_SUCCESS));
                        assertTrue(statuses.contains(STATUS_INVALID_HANDLE));
                        assertEquals(0, events(kernel));
                    });
        });
    }

    @Test
    void an_object_outlives_its_handle_for_as_long_as_a_thread_waits_for_it() {
        explore(kernel -> {
            UserCalls waiter = user(kernel, 0);
            UserCalls closer = user(kernel, 1);
            int waited = closer.make("NtCreateEvent", GENERIC_ALL, 0, 0, 0);
            int place = closer.word(0);
            closer.succeed("NtDuplicateObject", -1, waited, -1, place, 0, 0, 2);
            int other = closer.read(place);
            return List.of(
                    () -> {
                        NtStatus status = waiter.call("NtWaitForSingleObject", waited, 0, 0);
                        assertTrue(status == STATUS_SUCCESS || status == STATUS_INVALID_HANDLE);
                    },
                    () -> {
                        closer.succeed("NtClose", waited);
                        closer.succeed("NtSetEvent", other, 0);
                        closer.succeed("NtClose", other);
                    },
                    () -> assertEquals(0, events(kernel)));
        });
    }

    @Test
    void a_name_is_found_or_not_but_never_half_gone() {
        explore(kernel -> {
            UserCalls opener = user(kernel, 0);
            UserCalls closer = user(kernel, 1);
            int handle =
                    closer.make("NtCreateEvent", GENERIC_ALL, closer.attributes(NAME, 0), 0, 0);
            int place = opener.word(0);
            int name = opener.space(200);
            return List.of(
                    () -> {
                        NtStatus status =
                                opener.call(
                                        "NtOpenEvent",
                                        place,
                                        GENERIC_ALL,
                                        opener.attributes(NAME, 0));
                        if (status == STATUS_SUCCESS) {
                            // The name may have gone before the handle was counted.
                            opener.succeed("NtQueryObject", opener.read(place), 1, name, 200, 0);
                            String left = opener.readString(name);
                            assertTrue(left.equals(NAME) || left.isEmpty());
                            opener.succeed("NtClose", opener.read(place));
                        } else {
                            assertEquals(STATUS_OBJECT_NAME_NOT_FOUND, status);
                        }
                    },
                    () -> closer.succeed("NtClose", handle),
                    () -> assertEquals(0, events(kernel)));
        });
    }

    @Test
    void whoever_creates_or_opens_a_name_gets_an_object_that_keeps_it() {
        explore(kernel -> {
            var routines = new ArrayList<Runnable>();
            for (int number = 0; number < 2; number++) {
                UserCalls user = user(kernel, number);
                int place = user.word(0);
                int name = user.space(200);
                int attributes = user.attributes(NAME, ObjectAttributes.OBJ_OPENIF);
                routines.add(() -> {
                    for (int round = 0; round < 2; round++) {
                        NtStatus status =
                                user.call("NtCreateEvent", place, GENERIC_ALL, attributes, 0, 0);
                        assertTrue(status == STATUS_SUCCESS || status == STATUS_OBJECT_NAME_EXISTS);
                        user.succeed("NtQueryObject", user.read(place), 1, name, 200, 0);
                        assertEquals(NAME, user.readString(name));
                        user.succeed("NtClose", user.read(place));
                    }
                });
            }
            routines.add(() -> assertEquals(0, events(kernel)));
            return routines;
        });
    }

    @Test
    void a_handle_that_is_closed_while_it_is_duplicated_leaves_one_copy_or_none() {
        explore(kernel -> {
            UserCalls copier = user(kernel, 0);
            UserCalls closer = user(kernel, 1);
            int handle = closer.make("NtCreateEvent", GENERIC_ALL, 0, 0, 0);
            int place = copier.word(0);
            return List.of(
                    () -> copier.call("NtDuplicateObject", -1, handle, -1, place, 0, 0, 3),
                    () -> closer.call("NtClose", handle),
                    () -> {
                        // The copy may have got the number of the source before that is closed.
                        NtStatus expected =
                                events(kernel) == 1 ? STATUS_SUCCESS : STATUS_INVALID_HANDLE;
                        assertEquals(expected, copier.call("NtClose", copier.read(place)));
                        assertEquals(0, events(kernel));
                    });
        });
    }

    @Test
    void a_race_that_ends_otherwise_is_found() {
        var result =
                new Explorer(
                                new Race(kernel -> {
                                    int handle =
                                            user(kernel, 2)
                                                    .make("NtCreateEvent", GENERIC_ALL, 0, 0, 0);
                                    var first = new int[1];
                                    return List.of(
                                            () -> {
                                                user(kernel, 0).call("NtClose", handle);
                                                first[0] = first[0] == 0 ? 1 : first[0];
                                            },
                                            () -> {
                                                user(kernel, 1).call("NtClose", handle);
                                                first[0] = first[0] == 0 ? 2 : first[0];
                                            },
                                            () -> assertNotEquals(2, first[0]));
                                }),
                                KernelOptions.defaults().withProcessors(2),
                                1_000_000)
                        .explore(1, SEEDS);
        assertTrue(result.failure().isPresent());
    }
}
