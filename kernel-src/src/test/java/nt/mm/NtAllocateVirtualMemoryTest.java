package nt.mm;

import static nt.mm.AllocationType.MEM_COMMIT;
import static nt.mm.AllocationType.MEM_DECOMMIT;
import static nt.mm.AllocationType.MEM_FREE;
import static nt.mm.AllocationType.MEM_PRIVATE;
import static nt.mm.AllocationType.MEM_RELEASE;
import static nt.mm.AllocationType.MEM_RESERVE;
import static nt.mm.AllocationType.MEM_RESET;
import static nt.mm.AllocationType.MEM_TOP_DOWN;
import static nt.mm.AllocationType.MEM_WRITE_WATCH;
import static nt.mm.Protection.PAGE_EXECUTE_READ;
import static nt.mm.Protection.PAGE_GUARD;
import static nt.mm.Protection.PAGE_NOACCESS;
import static nt.mm.Protection.PAGE_READONLY;
import static nt.mm.Protection.PAGE_READWRITE;
import static nt.mm.Protection.PAGE_WRITECOPY;
import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_COMMITMENT_LIMIT;
import static nt.rtl.NtStatus.STATUS_CONFLICTING_ADDRESSES;
import static nt.rtl.NtStatus.STATUS_FREE_VM_NOT_AT_BASE;
import static nt.rtl.NtStatus.STATUS_GUARD_PAGE_VIOLATION;
import static nt.rtl.NtStatus.STATUS_INVALID_PAGE_PROTECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_2;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_3;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_4;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_5;
import static nt.rtl.NtStatus.STATUS_MEMORY_NOT_ALLOCATED;
import static nt.rtl.NtStatus.STATUS_NOT_COMMITTED;
import static nt.rtl.NtStatus.STATUS_NO_MEMORY;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_UNABLE_TO_FREE_VM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class NtAllocateVirtualMemoryTest {

    private static final int K64 = 0x1_0000;
    private static final int PAGE = 0x1000;

    @Test
    void committed_memory_is_zeros_and_keeps_what_is_written() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            int base = lab.allocate(space, 3 * PAGE, PAGE_READWRITE);
            assertEquals(0, lab.read(space, base + PAGE));
            lab.write(space, base + PAGE, 0x1234_5678);
            lab.write(space, base + 2 * PAGE, 42);
            assertEquals(0x1234_5678, lab.read(space, base + PAGE));
            assertEquals(42, lab.read(space, base + 2 * PAGE));
            assertEquals(2, space.workingSetSize());
        });
    }

    @Test
    void two_address_spaces_have_nothing_in_common() {
        MemoryLab.run(lab -> {
            AddressSpace one = lab.newSpace();
            AddressSpace two = lab.newSpace();
            int base = lab.allocate(one, PAGE, PAGE_READWRITE);
            assertEquals(base, lab.allocate(two, PAGE, PAGE_READWRITE));
            lab.write(one, base, 1);
            assertEquals(0, lab.read(two, base));
            lab.write(two, base, 2);
            assertEquals(1, lab.read(one, base));
        });
    }

    @Test
    void allocations_begin_at_multiples_of_64_kB_from_the_bottom_or_the_top() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            assertEquals(0x1_0000, lab.allocate(space, PAGE, PAGE_READWRITE));
            assertEquals(0x2_0000, lab.allocate(space, K64 + 1, PAGE_READWRITE));
            assertEquals(0x4_0000, lab.allocate(space, 1, PAGE_READWRITE));
            assertEquals(
                    0x7FFD_0000,
                    lab.allocate(space, K64, MEM_RESERVE | MEM_TOP_DOWN, PAGE_READWRITE));
            assertEquals(
                    0x7FFB_0000,
                    lab.allocate(space, K64 + 1, MEM_RESERVE | MEM_TOP_DOWN, PAGE_READWRITE));
        });
    }

    @Test
    void what_is_only_reserved_cannot_be_touched() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            int base = lab.allocate(space, K64, MEM_RESERVE, PAGE_READWRITE);
            assertEquals(STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.read(space, base)));
            assertEquals(
                    STATUS_SUCCESS,
                    lab.allocateAt(space, base + PAGE, 2 * PAGE, MEM_COMMIT, PAGE_READWRITE));
            lab.write(space, base + 2 * PAGE, 7);
            assertEquals(
                    STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.read(space, base + 3 * PAGE)));
            assertEquals(2, space.commitCharge());
        });
    }

    @Test
    void decommitted_pages_are_gone_and_zeros_when_they_come_back() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            int base = lab.allocate(space, 4 * PAGE, PAGE_READWRITE);
            lab.write(space, base + PAGE, 5);
            assertEquals(STATUS_SUCCESS, lab.free(space, base + PAGE, PAGE, MEM_DECOMMIT));
            assertEquals(3, space.commitCharge());
            assertEquals(STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.read(space, base + PAGE)));
            assertEquals(
                    STATUS_SUCCESS,
                    lab.allocateAt(space, base + PAGE, PAGE, MEM_COMMIT, PAGE_READWRITE));
            assertEquals(0, lab.read(space, base + PAGE));
        });
    }

    @Test
    void a_release_in_the_middle_leaves_two_allocations() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            int base = lab.allocate(space, 8 * PAGE, PAGE_READWRITE);
            lab.write(space, base, 1);
            lab.write(space, base + 7 * PAGE, 7);
            assertEquals(STATUS_SUCCESS, lab.free(space, base + 3 * PAGE, 2 * PAGE, MEM_RELEASE));
            assertEquals(MEM_FREE, lab.query(space, base + 3 * PAGE).state());
            assertEquals(base + 5 * PAGE, lab.query(space, base + 6 * PAGE).allocationBase());
            assertEquals(1, lab.read(space, base));
            assertEquals(7, lab.read(space, base + 7 * PAGE));
            assertEquals(6, space.commitCharge());
            assertEquals(STATUS_SUCCESS, lab.free(space, base, 0, MEM_RELEASE));
            assertEquals(STATUS_SUCCESS, lab.free(space, base + 5 * PAGE, 0, MEM_RELEASE));
            assertEquals(0, space.commitCharge());
        });
    }

    @Test
    void protection_is_kept_and_told() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            int base = lab.allocate(space, 4 * PAGE, PAGE_READWRITE);
            lab.write(space, base, 1);
            assertEquals(STATUS_SUCCESS, lab.protect(space, base, PAGE, PAGE_READONLY));
            assertEquals(1, lab.read(space, base));
            assertEquals(STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.write(space, base, 2)));
            assertEquals(STATUS_SUCCESS, lab.protect(space, base, PAGE, PAGE_NOACCESS));
            assertEquals(STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.read(space, base)));
            assertEquals(STATUS_SUCCESS, lab.protect(space, base, 2 * PAGE, PAGE_EXECUTE_READ));
            assertEquals(1, lab.read(space, base));
            assertEquals(0, lab.read(space, base + PAGE));
            VirtualQuery.BasicInformation told = lab.query(space, base);
            assertEquals(2 * PAGE, told.regionSize());
            assertEquals(PAGE_EXECUTE_READ, told.protect());
            assertEquals(PAGE_READWRITE, told.allocationProtect());
            assertEquals(MEM_COMMIT, told.state());
            assertEquals(MEM_PRIVATE, told.type());
        });
    }

    @Test
    void a_guard_page_guards_once() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            int base = lab.allocate(space, 2 * PAGE, PAGE_READWRITE | PAGE_GUARD);
            assertEquals(STATUS_GUARD_PAGE_VIOLATION, lab.refused(() -> lab.read(space, base)));
            lab.write(space, base, 3);
            assertEquals(3, lab.read(space, base));
            assertEquals(
                    STATUS_SUCCESS, lab.protect(space, base, PAGE, PAGE_READWRITE | PAGE_GUARD));
            assertEquals(STATUS_GUARD_PAGE_VIOLATION, lab.refused(() -> lab.write(space, base, 4)));
            assertEquals(3, lab.read(space, base));
        });
    }

    @Test
    void what_can_never_be_is_refused() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            int commit = MEM_RESERVE | MEM_COMMIT;
            assertEquals(
                    STATUS_INVALID_PARAMETER_3,
                    lab.memory.allocation.NtAllocateVirtualMemory(
                            space, new Region(0, 1), 22, commit, PAGE_READWRITE));
            assertEquals(
                    STATUS_INVALID_PARAMETER_5, lab.allocateAt(space, 0, 1, 0, PAGE_READWRITE));
            assertEquals(
                    STATUS_INVALID_PARAMETER_5,
                    lab.allocateAt(space, 0, 1, MEM_RESET | MEM_COMMIT, PAGE_READWRITE));
            assertEquals(
                    STATUS_INVALID_PARAMETER_5,
                    lab.allocateAt(space, 0, 1, MEM_WRITE_WATCH | MEM_COMMIT, PAGE_READWRITE));
            assertEquals(
                    STATUS_INVALID_PARAMETER_4,
                    lab.allocateAt(space, 0, 0, commit, PAGE_READWRITE));
            assertEquals(
                    STATUS_INVALID_PARAMETER_4,
                    lab.allocateAt(space, 0, -1, commit, PAGE_READWRITE));
            assertEquals(
                    STATUS_INVALID_PARAMETER_2,
                    lab.allocateAt(space, 0x7FFE_0000, 1, commit, PAGE_READWRITE));
            assertEquals(
                    STATUS_INVALID_PARAMETER_2,
                    lab.allocateAt(space, 0x8000_0000, 1, commit, PAGE_READWRITE));
            for (int protect : new int[] {0, PAGE_WRITECOPY, 0x800, 3, 0x304, 0x101}) {
                assertEquals(
                        STATUS_INVALID_PAGE_PROTECTION,
                        lab.allocateAt(space, 0, 1, commit, protect));
            }
            assertEquals(
                    STATUS_NO_MEMORY,
                    lab.allocateAt(space, 0, 0x7FFE_0000, MEM_RESERVE, PAGE_READWRITE));
            assertEquals(
                    STATUS_COMMITMENT_LIMIT,
                    lab.allocateAt(space, 0, 0x4000_0000, commit, PAGE_READWRITE));
            assertEquals(0, space.commitCharge());
        });
    }

    @Test
    void what_is_not_there_is_not_committed_freed_or_protected() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            assertEquals(
                    STATUS_CONFLICTING_ADDRESSES,
                    lab.allocateAt(space, 0x10_0000, PAGE, MEM_COMMIT, PAGE_READWRITE));
            assertEquals(STATUS_MEMORY_NOT_ALLOCATED, lab.free(space, 0x10_0000, 0, MEM_RELEASE));
            int base = lab.allocate(space, 2 * PAGE, MEM_RESERVE, PAGE_READWRITE);
            assertEquals(
                    STATUS_CONFLICTING_ADDRESSES,
                    lab.allocateAt(space, base, PAGE, MEM_RESERVE, PAGE_READWRITE));
            assertEquals(STATUS_FREE_VM_NOT_AT_BASE, lab.free(space, base + PAGE, 0, MEM_RELEASE));
            assertEquals(
                    STATUS_UNABLE_TO_FREE_VM, lab.free(space, base + PAGE, 2 * PAGE, MEM_RELEASE));
            assertEquals(
                    STATUS_INVALID_PARAMETER_4,
                    lab.free(space, base, 0, MEM_RELEASE | MEM_DECOMMIT));
            assertEquals(STATUS_NOT_COMMITTED, lab.protect(space, base, PAGE, PAGE_READONLY));
            assertEquals(
                    STATUS_CONFLICTING_ADDRESSES,
                    lab.protect(space, base, 3 * PAGE, PAGE_READONLY));
            assertEquals(STATUS_INVALID_PARAMETER_3, lab.protect(space, base, 0, PAGE_READONLY));
        });
    }

    @Test
    void programs_see_the_page_with_the_time_and_cannot_write_to_it() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            assertEquals(5, lab.read(space, MemoryManager.SHARED_USER_DATA + 0x26C));
            assertNotEquals(0, lab.read(space, MemoryManager.SHARED_USER_DATA + 0x14));
            assertEquals(
                    STATUS_ACCESS_VIOLATION,
                    lab.refused(() -> lab.write(space, MemoryManager.SHARED_USER_DATA, 1)));
        });
    }

    @Test
    void the_page_tables_are_found_by_the_entry_for_themselves() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            int base = lab.allocate(space, PAGE, PAGE_READWRITE);
            lab.write(space, base, 9);
            machine.memory.Mmu mmu = lab.lab.kernel.machine.mmu(0);
            int entry = mmu.readInt(PageTables.pteAddress(base), false);
            assertTrue(MmPte.isValid(entry));
            assertEquals(
                    9, lab.lab.kernel.machine.memory().readInt((long) MmPte.frame(entry) << 12));
            assertEquals(space.directoryFrame, MmPte.frame(mmu.readInt(0xC030_0C00, false)));
        });
    }

    @Test
    void environment_blocks_come_from_the_top() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            int peb = MemoryLab.value(lab.memory.addressSpaces.MmCreatePeb(space));
            int teb = MemoryLab.value(lab.memory.addressSpaces.MmCreateTeb(space));
            assertEquals(0x7FFD_F000, peb);
            assertEquals(0x7FFD_E000, teb);
            lab.write(space, teb + 0x18, teb);
            lab.memory.addressSpaces.MmDeleteTeb(space, teb);
            assertEquals(STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.read(space, teb)));
        });
    }

    @Test
    void nothing_is_left_of_an_address_space_that_is_gone() {
        MemoryLab.explore(
                8,
                lab -> {
                    MemoryManager.Counters before = lab.memory.counters();
                    AddressSpace space = lab.newSpace();
                    int base = lab.allocate(space, 0x80_0000, PAGE_READWRITE);
                    for (int at = 0; at < 0x80_0000; at += 17 * PAGE) {
                        lab.write(space, base + at, at);
                    }
                    lab.free(space, base + 34 * PAGE, 34 * PAGE, MEM_DECOMMIT);
                    lab.delete(space);
                    lab.lab.sleep(100); // the zero page thread may have a frame in hand
                    MemoryManager.Counters after = lab.memory.counters();
                    assertEquals(before.available(), after.available());
                    assertEquals(before.committed(), after.committed());
                });
    }

    @Test
    void all_that_is_promised_can_be_touched_even_without_a_page_file() {
        MemoryLab.run(lab -> {
            int spaces = 0;
            AddressSpace space = lab.newSpace();
            var touched = new ArrayList<Integer>();
            NtStatus status = STATUS_SUCCESS;
            // Far from each other, so that page tables take as much as pages.
            while (!status.equals(STATUS_COMMITMENT_LIMIT)) {
                var region = new Region(0, 0x40_0000);
                status =
                        lab.memory.allocation.NtAllocateVirtualMemory(
                                space, region, 0, MEM_RESERVE, PAGE_READWRITE);
                if (status.equals(STATUS_NO_MEMORY)) {
                    space = lab.newSpace();
                    spaces++;
                    touched.clear();
                } else if (status.isSuccess()) {
                    status =
                            lab.allocateAt(
                                    space,
                                    region.baseAddress,
                                    4 * PAGE,
                                    MEM_COMMIT,
                                    PAGE_READWRITE);
                    if (status.isSuccess()) {
                        touched.add(region.baseAddress);
                        for (int page = 0; page < 4; page++) {
                            lab.write(space, region.baseAddress + page * PAGE, page + 1);
                        }
                    }
                }
            }
            assertTrue(spaces >= 4, "address spaces filled");
            for (int base : touched) {
                assertEquals(4, lab.read(space, base + 3 * PAGE));
            }
        });
    }
}
