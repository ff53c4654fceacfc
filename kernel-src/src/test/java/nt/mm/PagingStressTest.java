package nt.mm;

import static nt.mm.Protection.PAGE_READWRITE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

/// 64 address spaces of 64 MB over 64 MB of memory and a page file of 1 GB, for 10 simulated
/// seconds.
class PagingStressTest {

    private static final int PAGE = 0x1000;
    private static final int SPACES = 64;
    private static final int SIZE = 64 << 20;
    private static final long PAGE_FILE = 1L << 30;
    private static final long SECONDS = 10;

    // Of the 64 MB each writes to so many: all of them would be four times the page file.
    private static final int USED = 3000;

    @Test
    void nothing_is_lost_in_ten_seconds_of_thrashing() {
        MemoryLab.run(lab -> {
            var store = new PageFileStore(lab.lab.kernel.ke, "pagefile.sys", PAGE_FILE);
            assertEquals(STATUS_SUCCESS, lab.memory.addPagingFile(store));
            List<User> users = new ArrayList<>();
            List<EThread> threads = new ArrayList<>();
            for (int number = 0; number < SPACES; number++) {
                var user = new User(lab, number);
                users.add(user);
                threads.add(lab.lab.start("user " + number, user::run));
            }
            lab.lab.waitForAll(threads);
            MemoryManager.Counters counters = lab.memory.counters();
            assertTrue(counters.pageWrites() > 5_000, counters::toString);
            assertTrue(counters.pageReads() > 200, counters::toString);
            users.forEach(User::checkSome);
            users.forEach(user -> lab.delete(user.space));
            assertEquals(0, lab.memory.counters().pageFileUsage());
        });
    }

    /** An address space, and what has been written to each of its pages. */
    private static final class User {
        final MemoryLab lab;
        final AddressSpace space;
        final Random random;
        final int base;
        final int[] content = new int[USED];

        User(MemoryLab lab, int number) {
            this.lab = lab;
            space = lab.newSpace();
            random = new Random(number);
            base = lab.allocate(space, SIZE, AllocationType.MEM_RESERVE, PAGE_READWRITE);
            assertEquals(
                    STATUS_SUCCESS,
                    lab.allocateAt(
                            space, base, USED * PAGE, AllocationType.MEM_COMMIT, PAGE_READWRITE));
        }

        void checkSome() {
            for (int check = 0; check < 20; check++) {
                access(random.nextInt(USED), false);
            }
        }

        private void access(int page, boolean write) {
            int address = base + page * PAGE + (page & 0xFF) * 4;
            assertEquals(content[page], lab.read(space, address));
            if (write) {
                content[page] = random.nextInt();
                lab.write(space, address, content[page]);
            }
        }

        void run() {
            while (lab.lab.kernel.machine.time() < SECONDS * 1000 * Lab.MILLISECOND) {
                lab.lab.compute(2);
                // Mostly near by, as programs do.
                int centre = random.nextInt(USED);
                for (int step = 0; step < 200; step++) {
                    int page = Math.floorMod(centre + random.nextInt(40) - 20, USED);
                    access(page, random.nextInt(3) == 0);
                }
            }
        }
    }
}
