package nt.ex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class SListsTest {

    @Test
    void last_in_first_out() {
        Lab.run(
                1,
                1,
                lab -> {
                    SLists lists = lab.kernel.ex.sLists;
                    var head = new SListHeader<Integer>();
                    for (int entry = 0; entry < 3; entry++) {
                        lists.InterlockedPushEntrySList(head, new SListHeader.Entry<>(entry));
                    }
                    assertEquals(3, head.depth());
                    for (int entry = 2; entry >= 0; entry--) {
                        var popped = lists.InterlockedPopEntrySList(head);
                        assertEquals(entry, popped == null ? -1 : popped.owner());
                    }
                    assertEquals(null, lists.InterlockedPopEntrySList(head));
                });
    }

    @Test
    void no_entry_is_lost_or_doubled_though_entries_come_back_at_once() {
        Lab.explore(
                600,
                lab -> {
                    SLists lists = lab.kernel.ex.sLists;
                    var head = new SListHeader<Integer>();
                    for (int entry = 0; entry < 3; entry++) {
                        lists.InterlockedPushEntrySList(head, new SListHeader.Entry<>(entry));
                    }
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 4; index++) {
                        threads.add(
                                lab.start(
                                        "exchanger",
                                        () -> {
                                            for (int turn = 0; turn < 6; turn++) {
                                                var one = lists.InterlockedPopEntrySList(head);
                                                var two = lists.InterlockedPopEntrySList(head);
                                                lab.loiter(2);
                                                if (one != null) {
                                                    lists.InterlockedPushEntrySList(head, one);
                                                }
                                                if (two != null) {
                                                    lists.InterlockedPushEntrySList(head, two);
                                                }
                                            }
                                        }));
                    }
                    lab.waitForAll(threads);
                    Set<Integer> found = new HashSet<>();
                    assertEquals(3, head.depth());
                    for (var entry = lists.ExInterlockedFlushSList(head);
                            entry != null;
                            entry = entry.next) {
                        assertTrue(found.add(entry.owner()), "doubled");
                    }
                    assertEquals(Set.of(0, 1, 2), found);
                });
    }

    @Test
    void the_sequence_counts_pushes_in_sixteen_bits() {
        Lab.run(
                1,
                1,
                lab -> {
                    SLists lists = lab.kernel.ex.sLists;
                    var head = new SListHeader<Integer>();
                    var entry = new SListHeader.Entry<>(1);
                    for (int push = 0; push < 0x10001; push++) {
                        lists.InterlockedPushEntrySList(head, entry);
                        lists.InterlockedPopEntrySList(head);
                    }
                    assertEquals(1, head.sequence);
                });
    }
}
