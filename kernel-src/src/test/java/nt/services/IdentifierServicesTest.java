package nt.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import nt.Lab;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class IdentifierServicesTest {

    @Test
    void a_LUID_is_given_once() {
        UserCalls.run(user -> {
            int place = user.space(8);
            var given = new HashSet<Integer>();
            for (int count = 0; count < 1000; count++) {
                user.succeed("NtAllocateLocallyUniqueId", place);
                assertTrue(given.add(user.read(place)));
                assertTrue(user.read(place) > 1000);
            }
        });
    }

    @Test
    void stretches_of_time_for_UUIDs_do_not_overlap() {
        Lab.run(
                1,
                1,
                lab -> {
                    var user = new UserCalls(lab.kernel);
                    int time = user.space(8);
                    int range = user.word(0);
                    int sequence = user.word(0);
                    int seed = user.space(8);
                    long end = 0;
                    int stretches = 0;
                    for (int count = 0; count < 3000; count++) {
                        NtStatus status = user.call("NtAllocateUuids", time, range, sequence, seed);
                        if (status == NtStatus.STATUS_RETRY) {
                            lab.sleep(20);
                            continue;
                        }
                        assertEquals(NtStatus.STATUS_SUCCESS, status);
                        long start =
                                (long) user.read(time + 4) << 32
                                        | Integer.toUnsignedLong(user.read(time));
                        assertTrue(start >= end, "a time was given twice");
                        end = start + user.read(range);
                        stretches++;
                    }
                    assertTrue(stretches > 1000);
                });
    }

    @Test
    void the_time_goes_on_and_can_be_set() {
        Lab.run(
                1,
                1,
                lab -> {
                    var user = new UserCalls(lab.kernel);
                    int place = user.space(8);
                    int previous = user.space(8);
                    user.succeed("NtSetSystemTime", user.quad(130_000_000_000_000_000L), previous);
                    lab.sleep(100);
                    user.succeed("NtQuerySystemTime", place);
                    long time =
                            (long) user.read(place + 4) << 32
                                    | Integer.toUnsignedLong(user.read(place));
                    long passed = time - 130_000_000_000_000_000L;
                    assertTrue(passed >= 100 * Lab.MILLISECOND && passed < 200 * Lab.MILLISECOND);
                    assertEquals(
                            NtStatus.STATUS_INVALID_PARAMETER,
                            user.call("NtSetSystemTime", user.quad(-1), 0));
                });
    }

    @Test
    void the_performance_counter_goes_up_at_its_frequency() {
        Lab.run(
                1,
                1,
                lab -> {
                    var user = new UserCalls(lab.kernel);
                    int before = user.space(8);
                    int after = user.space(8);
                    int frequency = user.space(8);
                    user.succeed("NtQueryPerformanceCounter", before, 0);
                    long start = lab.kernel.machine.time();
                    lab.compute(50);
                    user.succeed("NtQueryPerformanceCounter", after, frequency);
                    long units = lab.kernel.machine.time() - start;
                    double seconds =
                            Integer.toUnsignedLong(user.read(after) - user.read(before))
                                    / (double) Integer.toUnsignedLong(user.read(frequency));
                    assertEquals(units / 1e7, seconds, 1e-4);
                });
    }
}
