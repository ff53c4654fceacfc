package nt.ex;

import static nt.ex.HandleTableEntry.OBJ_INHERIT;
import static nt.ex.HandleTableEntry.OBJ_PROTECT_CLOSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import nt.Lab;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;

class HandleTableTest {

    private static <T> HandleTable<T> newTable(Lab lab, boolean strictFifo) {
        return lab.kernel.ex.handleTables.newTable(strictFifo);
    }

    @Test
    void numbers_begin_at_4_and_leave_the_first_entry_of_each_leaf_out() {
        Lab.run(
                1,
                1,
                lab -> {
                    HandleTable<String> table = newTable(lab, false);
                    for (int handle = 4; handle < 512 * 4; handle += 4) {
                        assertEquals(handle, table.ExCreateHandle("x"));
                    }
                    assertEquals(1, table.levels());
                    assertEquals(513 * 4, table.ExCreateHandle("x"));
                    assertEquals(2, table.levels());
                    assertNull(table.ExMapHandleToPointer(0));
                    assertNull(table.ExMapHandleToPointer(512 * 4));
                    assertNull(table.ExMapHandleToPointer(514 * 4));
                    assertNull(table.ExMapHandleToPointer(0x7FFF_FFFC));
                    assertNull(table.ExMapHandleToPointer(-4));
                });
    }

    @Test
    void the_number_given_back_last_is_given_out_first_unless_the_table_is_strict() {
        Lab.run(
                1,
                1,
                lab -> {
                    HandleTable<String> table = newTable(lab, false);
                    HandleTable<String> strict = newTable(lab, true);
                    for (int handle = 4; handle <= 16; handle += 4) {
                        table.ExCreateHandle("x");
                        strict.ExCreateHandle("x");
                    }
                    assertTrue(table.ExDestroyHandle(8));
                    assertTrue(table.ExDestroyHandle(4));
                    assertEquals(4, table.ExCreateHandle("x"));
                    assertEquals(8, table.ExCreateHandle("x"));
                    assertTrue(strict.ExDestroyHandle(8));
                    assertTrue(strict.ExDestroyHandle(4));
                    assertFalse(strict.ExDestroyHandle(4));
                    for (int handle = 20; handle < 512 * 4; handle += 4) {
                        assertEquals(handle, strict.ExCreateHandle("x"));
                    }
                    assertEquals(8, strict.ExCreateHandle("x"));
                    assertEquals(4, strict.ExCreateHandle("x"));
                    assertEquals(513 * 4, strict.ExCreateHandle("x"));
                });
    }

    @Test
    void an_entry_knows_its_object_access_and_attributes() {
        Lab.run(
                1,
                1,
                lab -> {
                    HandleTable<String> table = newTable(lab, false);
                    int handle = table.ExCreateHandle("object", OBJ_INHERIT, 0x01FF_FFFF);
                    HandleTableEntry<String> entry = table.ExMapHandleToPointer(handle + 3);
                    assertNotNull(entry);
                    assertEquals("object", entry.object());
                    assertEquals(handle, entry.handle());
                    assertEquals(0x01FF_FFFF, entry.grantedAccess());
                    assertEquals(OBJ_INHERIT, entry.attributes());
                    entry.setAttributes(OBJ_PROTECT_CLOSE);
                    assertEquals(OBJ_PROTECT_CLOSE, entry.attributes());
                    assertEquals(0x01FF_FFFF, entry.grantedAccess());
                    table.ExUnlockHandleTableEntry(entry);
                    assertEquals(OBJ_PROTECT_CLOSE, entry.attributes());
                });
    }

    @Test
    void a_copy_has_what_is_inherited_under_the_same_numbers() {
        Lab.run(
                1,
                1,
                lab -> {
                    HandleTable<String> table = newTable(lab, false);
                    var random = new Random(1);
                    var inherited = new HashMap<Integer, String>();
                    for (int count = 0; count < 2000; count++) {
                        boolean inherit = random.nextBoolean();
                        String object = "object " + count;
                        int handle = table.ExCreateHandle(object, inherit ? OBJ_INHERIT : 0, count);
                        if (inherit && count % 3 != 0) {
                            inherited.put(handle, object);
                        }
                    }
                    HandleTable<String> copy =
                            lab.kernel.ex.handleTables.ExDupHandleTable(
                                    8, table, entry -> entry.grantedAccess() % 3 != 0);
                    assertEquals(inherited.size(), copy.handleCount());
                    var found = new HashMap<Integer, String>();
                    copy.ExEnumHandleTable(entry -> found.put(entry.handle(), entry.object()));
                    assertEquals(inherited, found);
                    for (int count = inherited.size(); count < 4 * 511; count++) {
                        assertNull(found.put(copy.ExCreateHandle("new"), "new"));
                    }
                    assertEquals(table.levels(), copy.levels());
                    lab.kernel.ex.handleTables.ExRemoveHandleTable(copy);
                });
    }

    @Test
    void any_sequence_gives_what_a_map_gives() {
        for (int seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            Lab.run(
                    1,
                    seed,
                    lab -> {
                        HandleTable<Integer> table = newTable(lab, random.nextBoolean());
                        var map = new HashMap<Integer, Integer>();
                        for (int step = 0; step < 5000; step++) {
                            int handle = 4 * random.nextInt(2000);
                            switch (random.nextInt(step < 2500 ? 4 : 3)) {
                                case 0 -> {
                                    assertEquals(
                                            map.remove(handle) != null,
                                            table.ExDestroyHandle(handle));
                                }
                                case 1 -> {
                                    var entry = table.ExMapHandleToPointer(handle);
                                    assertEquals(
                                            map.get(handle), entry == null ? null : entry.object());
                                    if (entry != null) {
                                        table.ExUnlockHandleTableEntry(entry);
                                    }
                                }
                                default -> assertNull(map.put(table.ExCreateHandle(step), step));
                            }
                        }
                        assertEquals(map.size(), table.handleCount());
                    });
        }
    }

    @Test
    void a_locked_entry_is_waited_for() {
        Lab.explore(
                100,
                lab -> {
                    HandleTable<int[]> table = newTable(lab, false);
                    int handle = table.ExCreateHandle(new int[1]);
                    var inside = new int[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int number = 0; number < 4; number++) {
                        threads.add(
                                lab.startInCriticalRegion(
                                        "locker",
                                        () -> {
                                            var entry = table.ExMapHandleToPointer(handle);
                                            assertNotNull(entry);
                                            assertEquals(1, ++inside[0]);
                                            lab.loiter(3);
                                            entry.object()[0]++;
                                            inside[0]--;
                                            table.ExUnlockHandleTableEntry(entry);
                                        }));
                    }
                    lab.waitForAll(threads);
                    var entry = table.ExMapHandleToPointer(handle);
                    assertNotNull(entry);
                    assertEquals(4, entry.object()[0]);
                });
    }

    @Test
    void whoever_waits_for_an_entry_that_goes_finds_it_gone() {
        Lab.explore(
                100,
                lab -> {
                    HandleTable<String> table = newTable(lab, false);
                    int handle = table.ExCreateHandle("x");
                    var destroyed = new int[1];
                    List<EThread> threads = new ArrayList<>();
                    for (int number = 0; number < 3; number++) {
                        threads.add(
                                lab.startInCriticalRegion(
                                        "destroyer",
                                        () -> {
                                            if (table.ExDestroyHandle(handle)) {
                                                destroyed[0]++;
                                            }
                                        }));
                    }
                    lab.waitForAll(threads);
                    assertEquals(1, destroyed[0]);
                    assertEquals(0, table.handleCount());
                });
    }

    @Test
    void threads_on_all_processors_never_get_the_same_number() {
        Lab.explore(
                40,
                lab -> {
                    HandleTable<String> table = newTable(lab, false);
                    var used = new HashMap<Integer, String>();
                    List<EThread> threads = new ArrayList<>();
                    for (int number = 0; number < 4; number++) {
                        String name = "thread " + number;
                        threads.add(
                                lab.startInCriticalRegion(
                                        name,
                                        () -> {
                                            for (int count = 0; count < 150; count++) {
                                                int handle = table.ExCreateHandle(name);
                                                assertNull(used.put(handle, name));
                                                if (count % 3 == 0) {
                                                    used.remove(handle);
                                                    assertTrue(table.ExDestroyHandle(handle));
                                                }
                                            }
                                        }));
                    }
                    lab.waitForAll(threads);
                    assertEquals(used.size(), table.handleCount());
                });
    }

    @Test
    void a_table_has_sixteen_million_entries_and_then_no_more() {
        Lab.run(
                1,
                1,
                lab -> {
                    HandleTable<String> table = newTable(lab, false);
                    int most = HandleTable.MAX_HANDLES / 512 * 511;
                    for (int count = 0; count < most; count++) {
                        if (table.ExCreateHandle("x") == 0) {
                            throw new AssertionError("full after " + count);
                        }
                    }
                    assertEquals(3, table.levels());
                    assertEquals(most, table.handleCount());
                    assertEquals(0, table.ExCreateHandle("one more"));
                    int last = (HandleTable.MAX_HANDLES - 1) * 4;
                    assertTrue(table.ExDestroyHandle(last));
                    assertEquals(last, table.ExCreateHandle("x"));
                });
    }
}
