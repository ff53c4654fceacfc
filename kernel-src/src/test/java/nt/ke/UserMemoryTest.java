package nt.ke;

import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_DATATYPE_MISALIGNMENT;
import static nt.rtl.NtStatus.STATUS_GUARD_PAGE_VIOLATION;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import machine.memory.PageFault;
import nt.Lab;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class UserMemoryTest {

    private static final int DIRECTORY = 0x18_0000;
    private static final int TABLE = 0x18_1000;
    private static final int PAGE = 0x18_2000;
    private static final int ADDRESS = 0x40_0000;

    private static final int PRESENT = 1;
    private static final int WRITABLE = 2;
    private static final int USER = 4;

    private static final int PAGING = 0x8000_0001;
    private static final int WRITE_PROTECT = 0x1_0000;

    /** One page at `ADDRESS`, which can be read. */
    private static void map(Lab lab) {
        var memory = lab.kernel.machine.memory();
        memory.writeInt(DIRECTORY + 4, TABLE | PRESENT | WRITABLE | USER);
        memory.writeInt(TABLE, PAGE | PRESENT | USER);
        for (int number = 0; number < lab.processors(); number++) {
            lab.kernel.machine.mmu(number).configure(PAGING | WRITE_PROTECT, 0, 0);
            lab.kernel.machine.mmu(number).loadDirectory(DIRECTORY);
        }
    }

    private static void allowWriting(Lab lab) {
        lab.kernel.machine.memory().writeInt(TABLE, PAGE | PRESENT | WRITABLE | USER);
    }

    private static NtStatus service(Lab lab, Runnable body) {
        var status = new NtStatus[1];
        lab.kernel.ke.traps.enterUserMode(() ->
                status[0] =
                        lab.kernel.ke.traps.KiSystemService(() -> {
                            body.run();
                            return STATUS_SUCCESS;
                        }));
        return status[0];
    }

    @Test
    void numbers_and_strings_are_read_as_they_were_written() {
        Lab.run(
                1,
                1,
                lab -> {
                    map(lab);
                    allowWriting(lab);
                    UserMemory memory = lab.kernel.ke.userMemory;
                    NtStatus status =
                            service(
                                    lab,
                                    () -> {
                                        memory.writeByte(ADDRESS, 0xFE);
                                        memory.writeWord(ADDRESS + 2, 0xFFFE);
                                        memory.writeInt(ADDRESS + 4, -2);
                                        memory.writeLong(ADDRESS + 8, -2L);
                                        memory.writeWord(ADDRESS + 0x10, 6);
                                        memory.writeWord(ADDRESS + 0x12, 8);
                                        memory.writeInt(ADDRESS + 0x14, ADDRESS + 0x20);
                                        memory.writeUnicode(ADDRESS + 0x20, "abcd");
                                        assertEquals(0xFE, memory.readByte(ADDRESS));
                                        assertEquals(0xFFFE, memory.readWord(ADDRESS + 2));
                                        assertEquals(-2, memory.readInt(ADDRESS + 4));
                                        assertEquals(-2L, memory.readLong(ADDRESS + 8));
                                        assertEquals(
                                                "abc", memory.readUnicodeString(ADDRESS + 0x10));
                                    });
                    assertEquals(STATUS_SUCCESS, status);
                });
    }

    @Test
    void a_page_that_only_allows_reading_is_not_written_to() {
        Lab.run(
                1,
                1,
                lab -> {
                    map(lab);
                    UserMemory memory = lab.kernel.ke.userMemory;
                    assertEquals(STATUS_SUCCESS, service(lab, () -> memory.readInt(ADDRESS)));
                    assertEquals(
                            STATUS_ACCESS_VIOLATION,
                            service(lab, () -> memory.writeInt(ADDRESS, 1)));
                    assertEquals(
                            STATUS_ACCESS_VIOLATION,
                            service(lab, () -> memory.ProbeForWrite(ADDRESS, 1, 1)));
                });
    }

    @Test
    void a_program_names_no_address_of_the_kernel() {
        Lab.run(
                1,
                1,
                lab -> {
                    map(lab);
                    UserMemory memory = lab.kernel.ke.userMemory;
                    for (int address :
                            new int[] {0x7FFF_0000, 0x8000_0000, 0xC030_0000, -4, 0x7FFE_FFFE}) {
                        assertEquals(
                                STATUS_ACCESS_VIOLATION,
                                service(lab, () -> memory.readInt(address)));
                        assertEquals(
                                STATUS_ACCESS_VIOLATION,
                                service(lab, () -> memory.writeInt(address, 0)));
                        assertEquals(
                                STATUS_ACCESS_VIOLATION,
                                service(lab, () -> memory.ProbeForRead(address, 4, 1)));
                    }
                    assertEquals(
                            STATUS_ACCESS_VIOLATION,
                            service(lab, () -> memory.ProbeForRead(ADDRESS, -1, 1)));
                });
    }

    @Test
    void probing_demands_alignment_and_nothing_of_an_empty_range() {
        Lab.run(
                1,
                1,
                lab -> {
                    UserMemory memory = lab.kernel.ke.userMemory;
                    assertEquals(
                            STATUS_DATATYPE_MISALIGNMENT,
                            service(lab, () -> memory.ProbeForRead(ADDRESS + 2, 4, 4)));
                    assertEquals(STATUS_SUCCESS, service(lab, () -> memory.ProbeForRead(-1, 0, 4)));
                    assertEquals(
                            STATUS_SUCCESS, service(lab, () -> memory.ProbeForWrite(-1, 0, 4)));
                });
    }

    @Test
    void a_fault_is_made_good_and_the_access_done_anew() {
        Lab.run(
                1,
                1,
                lab -> {
                    map(lab);
                    List<Integer> faults = new ArrayList<>();
                    UserMemory memory = lab.kernel.ke.userMemory;
                    memory.connect((code, address, _, _) -> {
                        faults.add(address);
                        assertEquals(PageFault.WRITE | PageFault.PRESENT, code);
                        allowWriting(lab);
                        lab.kernel.machine.mmu(0).invalidate(address);
                        return STATUS_SUCCESS;
                    });
                    assertEquals(
                            STATUS_SUCCESS, service(lab, () -> memory.writeInt(ADDRESS + 8, 7)));
                    assertEquals(List.of(ADDRESS + 8), faults);
                    assertEquals(7, lab.kernel.machine.memory().readInt(PAGE + 8));
                });
    }

    @Test
    void what_the_memory_manager_refuses_with_is_raised() {
        Lab.run(
                1,
                1,
                lab -> {
                    map(lab);
                    UserMemory memory = lab.kernel.ke.userMemory;
                    memory.connect((_, _, _, _) -> STATUS_GUARD_PAGE_VIOLATION);
                    assertEquals(
                            STATUS_GUARD_PAGE_VIOLATION,
                            service(lab, () -> memory.readByte(ADDRESS + 0x1000)));
                });
    }

    @Test
    void one_of_several_processors_exchanges_first() {
        Lab.explore(
                20,
                lab -> {
                    map(lab);
                    allowWriting(lab);
                    UserMemory memory = lab.kernel.ke.userMemory;
                    var winners = new ArrayList<Integer>();
                    var threads =
                            List.of(1, 2, 3).stream()
                                    .map(number ->
                                            lab.start(
                                                    "thread " + number,
                                                    () -> {
                                                        if (memory.compareExchange(
                                                                        ADDRESS, 0, number)
                                                                == 0) {
                                                            winners.add(number);
                                                        }
                                                    }))
                                    .toList();
                    lab.waitForAll(threads);
                    assertEquals(1, winners.size());
                    assertTrue(winners.contains(memory.readInt(ADDRESS)));
                });
    }
}
