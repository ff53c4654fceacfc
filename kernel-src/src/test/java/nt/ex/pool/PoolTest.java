package nt.ex.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import nt.Lab;
import nt.init.Kernel;
import org.junit.jupiter.api.Test;

class PoolTest {

    private static final int TAG = PoolTracker.tag("Test");

    private static void run(Consumer<Lab> body) {
        Lab.run(1, 1, body);
    }

    @Test
    void blocks_are_aligned_and_do_not_overlap_and_all_memory_comes_back() {
        for (int seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            Lab.run(
                    1,
                    seed,
                    lab -> {
                        Pool pool = lab.kernel.memory.nonPagedPool;
                        PoolPages words = words(lab.kernel);
                        List<int[]> blocks = new ArrayList<>();
                        for (int step = 0; step < 2000; step++) {
                            if (blocks.isEmpty() || random.nextInt(5) < 3) {
                                int bytes =
                                        1 + random.nextInt(random.nextInt(20) == 0 ? 9000 : 300);
                                int address = pool.ExAllocatePoolWithTag(bytes, TAG);
                                assertEquals(0, address & 7);
                                int value = random.nextInt();
                                fill(words, address, bytes, value);
                                blocks.add(new int[] {address, bytes, value});
                            } else {
                                int[] block = blocks.remove(random.nextInt(blocks.size()));
                                check(words, block);
                                pool.ExFreePoolWithTag(block[0], TAG);
                            }
                        }
                        assertTrue(pool.totalPages() > 0);
                        for (int[] block : blocks) {
                            check(words, block);
                            pool.ExFreePoolWithTag(block[0], TAG);
                        }
                        assertEquals(0, pool.totalPages());
                        assertEquals(
                                0, Objects.requireNonNull(pool.tracker.uses().get("Test")).bytes());
                    });
        }
    }

    private static void fill(PoolPages words, int address, int bytes, int value) {
        for (int at = 0; at + 4 <= bytes; at += 4) {
            words.writeInt(address + at, value + at);
        }
    }

    private static void check(PoolPages words, int[] block) {
        for (int at = 0; at + 4 <= block[1]; at += 4) {
            assertEquals(block[2] + at, words.readInt(block[0] + at));
        }
    }

    @Test
    void the_tracker_knows_who_has_how_much() {
        run(lab -> {
            Pool pool = lab.kernel.memory.pagedPool;
            int one = pool.ExAllocatePoolWithTag(100, TAG);
            int two = pool.ExAllocatePoolWithTag(5000, PoolTracker.tag("Big "));
            assertNotEquals(0, one);
            assertEquals(0, two & 0xFFF);
            assertEquals(new PoolTracker.Use(1, 0, 112), pool.tracker.uses().get("Test"));
            assertEquals(new PoolTracker.Use(1, 0, 8192), pool.tracker.uses().get("Big "));
            pool.ExFreePoolWithTag(two, PoolTracker.tag("Big "));
            assertEquals(new PoolTracker.Use(1, 1, 0), pool.tracker.uses().get("Big "));
        });
    }

    @Test
    void a_block_freed_twice_stops_the_system() {
        assertEquals(
                "BAD_POOL_CALLER",
                stopOf(lab -> {
                    Pool pool = lab.kernel.memory.nonPagedPool;
                    int keep = pool.ExAllocatePoolWithTag(40, TAG);
                    int block = pool.ExAllocatePoolWithTag(40, TAG);
                    assertNotEquals(keep, block);
                    pool.ExFreePoolWithTag(block, TAG);
                    pool.ExFreePoolWithTag(block, TAG);
                }));
    }

    @Test
    void a_block_freed_with_another_tag_stops_the_system() {
        assertEquals(
                "BAD_POOL_CALLER",
                stopOf(lab -> {
                    Pool pool = lab.kernel.memory.nonPagedPool;
                    pool.ExFreePoolWithTag(
                            pool.ExAllocatePoolWithTag(40, TAG), PoolTracker.tag("Else"));
                }));
    }

    @Test
    void who_writes_beyond_a_block_is_found_when_it_is_freed() {
        assertEquals(
                "BAD_POOL_HEADER",
                stopOf(lab -> {
                    Pool pool = lab.kernel.memory.nonPagedPool;
                    int block = pool.ExAllocatePoolWithTag(40, TAG);
                    fill(words(lab.kernel), block, 48, 0x4141_4141);
                    pool.ExFreePoolWithTag(block, TAG);
                }));
    }

    /** The words of pool, as a driver reaches them. */
    private static PoolPages words(Kernel kernel) {
        return kernel.memory.nonPagedPool.pages();
    }

    private static String stopOf(Consumer<Lab> body) {
        Kernel kernel = Lab.boot(1, 1, body);
        kernel.machine.runUntil(600_000 * Lab.MILLISECOND);
        String reason = kernel.machine.stopReason().orElse("");
        for (String word : reason.split("[^A-Z_]+")) {
            if (word.startsWith("BAD_POOL")) {
                return word;
            }
        }
        return reason;
    }
}
