package nt.mm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VadTreeTest {

    private static final int RANGES = 1000;

    /** 1.44 times the logarithm of the number, as its inventors have proved. */
    private static final int DEEPEST = 14;

    @Test
    void the_tree_stays_flat_and_finds_what_is_in_it() {
        for (int seed = 0; seed < 10; seed++) {
            var tree = new VadTree();
            List<MmVad> ranges = new ArrayList<>();
            for (int index = 0; index < RANGES; index++) {
                ranges.add(new MmVad(index * 10, index * 10 + 4, 0));
            }
            if (seed > 0) {
                Collections.shuffle(ranges, new Random(seed));
            }
            ranges.forEach(tree::MiInsertVad);
            assertTrue(tree.depth() <= DEEPEST, "seed " + seed);
            ranges.subList(0, RANGES / 2).forEach(tree::MiRemoveVad);
            assertTrue(tree.depth() <= DEEPEST, "seed " + seed);
            assertEquals(RANGES / 2, tree.size());
            for (MmVad range : ranges.subList(RANGES / 2, RANGES)) {
                assertSame(range, tree.MiLocateAddress(range.endingVpn));
            }
        }
    }
}
