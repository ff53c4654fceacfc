package machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random accesses over random tables, through the real thing and through a walk written down from
/// the manual. Every word of the data pages holds its own physical address, which tells where an
/// access went.
class PageWalkTest {

    private static final int FRAMES = 4096;
    private static final int CR3 = 0x3000;
    private static final int FIRST_TABLE = 4;
    private static final int TABLES = 8;
    private static final int FIRST_DATA = 16;
    private static final int ACCESSES = 30_000;

    @ParameterizedTest
    @CsvSource({
        "false, false, false",
        "false, false, true",
        "true, false, true",
        "true, true, false",
        "true, true, true"
    })
    void every_access_ends_as_the_manual_has_it(boolean pae, boolean nxe, boolean writeProtect) {
        for (long seed = 1; seed <= 3; seed++) {
            compare(pae, nxe, writeProtect, seed);
        }
    }

    private static void compare(boolean pae, boolean nxe, boolean writeProtect, long seed) {
        Random random = new Random(seed);
        var memory = new PhysicalMemory(FRAMES);
        fill(memory, pae, random);
        PhysicalMemory other = memory.copy();
        var reference = new ReferenceWalk(other, pae, nxe, writeProtect, CR3);
        var mmu = new Mmu(memory);
        mmu.loadDirectory(CR3);
        mmu.configure(
                PageWalk.CR0_PG | (writeProtect ? PageWalk.CR0_WP : 0),
                PageWalk.CR4_PSE | PageWalk.CR4_PGE | (pae ? PageWalk.CR4_PAE : 0),
                nxe ? PageWalk.EFER_NXE : 0);
        int succeeded = 0;
        int linear = 0;
        for (int i = 0; i < ACCESSES; i++) {
            // Every other access is to the page of the one before: that is what a TLB is for.
            linear = random.nextBoolean() ? random.nextInt() & -4 : linear ^ random.nextInt(64) * 4;
            boolean user = random.nextBoolean();
            boolean write = random.nextBoolean();
            boolean fetch = !write && random.nextBoolean();
            var expected = reference.access(linear, user, write, fetch);
            var answer = access(mmu, linear, user, write, fetch, expected.physical().orElse(0L));
            assertEquals(
                    inMemory(expected),
                    answer,
                    "seed %d, access %d to %08x".formatted(seed, i, linear));
            succeeded += expected.physical().isPresent() ? 1 : 0;
        }
        assertTrue(succeeded > ACCESSES / 20, "too few accesses succeed: " + succeeded);
        for (long at = 0; at < (long) FRAMES * PhysicalMemory.PAGE_SIZE; at += 4) {
            assertEquals(other.readInt(at), memory.readInt(at), "word at " + Long.toHexString(at));
        }
    }

    private static ReferenceWalk.Result access(
            Mmu mmu, int linear, boolean user, boolean write, boolean fetch, long expected) {
        try {
            if (fetch) {
                long frame = Integer.toUnsignedLong(mmu.fetchFrame(linear, user));
                return success(frame << 12 | linear & 0xFFF);
            }
            if (write) {
                mmu.writeInt(linear, (int) expected, user);
                return success(expected);
            }
            return success(Integer.toUnsignedLong(mmu.readInt(linear, user)));
        } catch (PageFault fault) {
            assertEquals(linear, fault.address());
            return new ReferenceWalk.Result(Optional.empty(), fault.errorCode());
        }
    }

    private static ReferenceWalk.Result success(long physical) {
        boolean exists = physical < (long) FRAMES * PhysicalMemory.PAGE_SIZE;
        return new ReferenceWalk.Result(Optional.of(exists ? physical : 0xFFFF_FFFFL), 0);
    }

    private static ReferenceWalk.Result inMemory(ReferenceWalk.Result result) {
        return result.physical().map(PageWalkTest::success).orElse(result);
    }

    private static void fill(PhysicalMemory memory, boolean pae, Random random) {
        for (long at = FIRST_DATA * 4096L; at < FRAMES * 4096L; at += 4) {
            memory.writeInt(at, (int) at);
        }
        if (pae) {
            for (int i = 0; i < 4; i++) {
                boolean present = random.nextInt(8) != 0;
                memory.writeLong(CR3 + i * 8L, (FIRST_TABLE + i) * 4096L | (present ? 1 : 0));
            }
        }
        int directories = pae ? FIRST_TABLE + 4 : CR3 / 4096 + 1;
        for (int table = pae ? FIRST_TABLE : CR3 / 4096; table < FIRST_TABLE + TABLES; table++) {
            for (int at = table * 4096; at < table * 4096 + 4096; at += pae ? 8 : 4) {
                long entry = entry(random, pae, table < directories);
                if (pae) {
                    memory.writeLong(at, entry);
                } else {
                    memory.writeInt(at, (int) entry);
                }
            }
        }
    }

    private static long entry(Random random, boolean pae, boolean directory) {
        long entry = random.nextInt() & 0xE60 | 6;
        entry ^= random.nextInt(4) == 0 ? 2 : 0;
        entry ^= random.nextInt(4) == 0 ? 4 : 0;
        entry |= random.nextInt(8) == 0 ? 0 : 1;
        if (pae) {
            entry |= random.nextInt(4) == 0 ? 1L << 63 : 0;
            entry |= random.nextInt(16) == 0 ? 1L << 36 + random.nextInt(20) : 0;
        }
        long frame;
        if (directory && random.nextInt(4) == 0) {
            entry |= 0x80 | (random.nextInt(8) == 0 ? 1 << 13 + random.nextInt(4) : 0);
            frame = (1 + random.nextInt(4)) * 1024L;
        } else if (directory) {
            frame = FIRST_TABLE + (pae ? 4 : 1) + random.nextInt(TABLES - (pae ? 4 : 1));
        } else {
            frame = FIRST_DATA + random.nextInt(FRAMES);
        }
        return entry | frame << 12;
    }
}
