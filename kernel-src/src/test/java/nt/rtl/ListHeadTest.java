package nt.rtl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListHeadTest {

    private static List<Integer> contents(
            ListHead<Integer> head, List<ListEntry<Integer>> entries) {
        List<Integer> found = new ArrayList<>();
        Integer at = head.first();
        while (at != null) {
            found.add(at);
            at = entries.get(at).next();
        }
        return found;
    }

    @Test
    void does_what_a_list_of_java_does() {
        for (int seed = 1; seed <= 200; seed++) {
            var random = new Random(seed);
            var head = new ListHead<Integer>();
            List<Integer> model = new ArrayList<>();
            List<ListEntry<Integer>> entries = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                entries.add(new ListEntry<>(number));
            }
            for (int step = 0; step < 60; step++) {
                ListEntry<Integer> entry = entries.get(random.nextInt(8));
                if (entry.isInList()) {
                    head.RemoveEntryList(entry);
                    model.remove(entry.owner());
                } else if (!model.isEmpty() && random.nextInt(3) == 0) {
                    int place = random.nextInt(model.size());
                    head.insertBefore(entries.get(model.get(place)), entry);
                    model.add(place, entry.owner());
                } else if (random.nextBoolean()) {
                    head.InsertHeadList(entry);
                    model.addFirst(entry.owner());
                } else {
                    head.InsertTailList(entry);
                    model.addLast(entry.owner());
                }
                assertEquals(model, contents(head, entries), "seed " + seed);
                assertEquals(model.isEmpty(), head.IsListEmpty());
            }
        }
    }

    @Test
    void removing_from_an_empty_list_gives_nothing() {
        assertNull(new ListHead<Integer>().RemoveHeadList());
    }

    @Test
    void an_entry_stands_in_one_list_only() {
        var one = new ListHead<Integer>();
        var other = new ListHead<Integer>();
        var entry = new ListEntry<>(1);
        one.InsertTailList(entry);
        assertThrows(IllegalStateException.class, () -> other.InsertTailList(entry));
        assertThrows(IllegalStateException.class, () -> other.RemoveEntryList(entry));
        assertEquals(1, one.RemoveHeadList());
        other.InsertTailList(entry);
        assertTrue(one.IsListEmpty());
    }
}
