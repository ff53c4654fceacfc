package nt.services;

import static nt.mm.AllocationType.MEM_COMMIT;
import static nt.mm.AllocationType.MEM_RELEASE;
import static nt.mm.AllocationType.MEM_RESERVE;
import static nt.mm.AllocationType.MEM_WRITE_WATCH;
import static nt.mm.Protection.PAGE_NOACCESS;
import static nt.mm.Protection.PAGE_READONLY;
import static nt.mm.Protection.PAGE_READWRITE;
import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_INVALID_HANDLE;
import static nt.rtl.NtStatus.STATUS_INVALID_INFO_CLASS;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_4;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_8;
import static nt.rtl.NtStatus.STATUS_NOT_LOCKED;
import static nt.rtl.NtStatus.STATUS_OBJECT_TYPE_MISMATCH;
import static nt.rtl.NtStatus.STATUS_PARTIAL_COPY;
import static nt.rtl.NtStatus.STATUS_SECTION_NOT_IMAGE;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static nt.rtl.NtStatus.STATUS_WAS_LOCKED;
import static nt.rtl.NtStatus.STATUS_WORKING_SET_QUOTA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class MemoryServicesTest {

    private static final int CURRENT_PROCESS = -1;
    private static final int PAGE = 0x1000;
    private static final int SEC_COMMIT = 0x800_0000;
    private static final int SECTION_ALL_ACCESS = 0xF_001F;

    private static int allocate(ProcessCalls user, int size, int type) {
        int base = user.word(0);
        user.succeed(
                "NtAllocateVirtualMemory",
                CURRENT_PROCESS,
                base,
                0,
                user.word(size),
                type,
                PAGE_READWRITE);
        return user.read(base);
    }

    @Test
    void memory_is_allocated_told_of_protected_and_freed() {
        ProcessCalls.run(user -> {
            int memory = allocate(user, 2 * PAGE + 1, MEM_RESERVE | MEM_COMMIT);
            user.write(memory + 2 * PAGE, 7);
            int old = user.word(0);
            user.succeed(
                    "NtProtectVirtualMemory",
                    CURRENT_PROCESS,
                    user.word(memory),
                    user.word(PAGE),
                    PAGE_READONLY,
                    old);
            assertEquals(PAGE_READWRITE, user.read(old));
            int information = user.space(28);
            user.succeed(
                    "NtQueryVirtualMemory", CURRENT_PROCESS, memory + 5, 0, information, 28, 0);
            assertEquals(memory, user.read(information));
            assertEquals(PAGE, user.read(information + 12));
            assertEquals(MEM_COMMIT, user.read(information + 16));
            assertEquals(PAGE_READONLY, user.read(information + 20));
            // A service cannot be made to write there either.
            assertEquals(
                    STATUS_ACCESS_VIOLATION,
                    user.call("NtQueryVirtualMemory", CURRENT_PROCESS, memory, 0, memory, 28, 0));
            int size = user.word(0);
            user.succeed(
                    "NtFreeVirtualMemory", CURRENT_PROCESS, user.word(memory), size, MEM_RELEASE);
            assertEquals(3 * PAGE, user.read(size));
            assertEquals(
                    STATUS_INVALID_INFO_CLASS,
                    user.call(
                            "NtQueryVirtualMemory",
                            CURRENT_PROCESS,
                            memory,
                            99,
                            information,
                            28,
                            0));
        });
    }

    @Test
    void pages_stay_locked_until_they_are_unlocked() {
        ProcessCalls.run(user -> {
            int memory = allocate(user, 100 * PAGE, MEM_RESERVE | MEM_COMMIT);
            int base = user.word(memory);
            int size = user.word(2 * PAGE);
            user.succeed("NtLockVirtualMemory", CURRENT_PROCESS, base, size, 1);
            assertEquals(
                    STATUS_WAS_LOCKED,
                    user.call("NtLockVirtualMemory", CURRENT_PROCESS, base, size, 1));
            user.succeed("NtUnlockVirtualMemory", CURRENT_PROCESS, base, size, 1);
            assertEquals(
                    STATUS_NOT_LOCKED,
                    user.call("NtUnlockVirtualMemory", CURRENT_PROCESS, base, size, 1));
            assertEquals(
                    STATUS_WORKING_SET_QUOTA,
                    user.call(
                            "NtLockVirtualMemory", CURRENT_PROCESS, base, user.word(60 * PAGE), 1));
            assertEquals(
                    STATUS_INVALID_PARAMETER_4,
                    user.call("NtLockVirtualMemory", CURRENT_PROCESS, base, size, 4));
        });
    }

    @Test
    void memory_is_copied_up_to_where_it_cannot_be() {
        ProcessCalls.run(user -> {
            int memory = allocate(user, 3 * PAGE, MEM_RESERVE | MEM_COMMIT);
            int buffer = allocate(user, 3 * PAGE, MEM_RESERVE | MEM_COMMIT);
            user.write(memory + PAGE, 77);
            int done = user.word(0);
            user.succeed("NtReadVirtualMemory", CURRENT_PROCESS, memory, buffer, 3 * PAGE, done);
            assertEquals(77, user.read(buffer + PAGE));
            assertEquals(3 * PAGE, user.read(done));
            user.succeed(
                    "NtProtectVirtualMemory",
                    CURRENT_PROCESS,
                    user.word(memory + 2 * PAGE),
                    user.word(PAGE),
                    PAGE_NOACCESS,
                    user.word(0));
            assertEquals(
                    STATUS_PARTIAL_COPY,
                    user.call(
                            "NtReadVirtualMemory",
                            CURRENT_PROCESS,
                            memory + 100,
                            buffer,
                            3 * PAGE - 100,
                            done));
            assertEquals(2 * PAGE - 100, user.read(done));
            user.succeed("NtWriteVirtualMemory", CURRENT_PROCESS, memory, buffer, 8, done);
            assertEquals(
                    STATUS_ACCESS_VIOLATION,
                    user.call(
                            "NtReadVirtualMemory",
                            CURRENT_PROCESS,
                            UserCalls.KERNEL_ADDRESS,
                            buffer,
                            4,
                            done));
            assertEquals(
                    STATUS_INVALID_HANDLE,
                    user.call("NtReadVirtualMemory", 0x777C, memory, buffer, 4, done));
        });
    }

    @Test
    void written_pages_are_told_until_they_are_reset() {
        ProcessCalls.run(user -> {
            int memory = allocate(user, 8 * PAGE, MEM_RESERVE | MEM_COMMIT | MEM_WRITE_WATCH);
            user.write(memory + PAGE, 1);
            user.write(memory + 5 * PAGE, 1);
            assertEquals(0, user.read(memory + 2 * PAGE));
            int addresses = user.space(32);
            int count = user.word(8);
            int granularity = user.word(0);
            user.succeed(
                    "NtGetWriteWatch",
                    CURRENT_PROCESS,
                    1,
                    memory,
                    8 * PAGE,
                    addresses,
                    count,
                    granularity);
            assertEquals(2, user.read(count));
            assertEquals(memory + PAGE, user.read(addresses));
            assertEquals(memory + 5 * PAGE, user.read(addresses + 4));
            assertEquals(PAGE, user.read(granularity));
            user.write(memory + 5 * PAGE, 2);
            user.write(count, 8);
            user.succeed(
                    "NtGetWriteWatch",
                    CURRENT_PROCESS,
                    0,
                    memory,
                    8 * PAGE,
                    addresses,
                    count,
                    granularity);
            assertEquals(1, user.read(count));
            user.succeed("NtResetWriteWatch", CURRENT_PROCESS, memory, 8 * PAGE);
            user.succeed(
                    "NtGetWriteWatch",
                    CURRENT_PROCESS,
                    0,
                    memory,
                    8 * PAGE,
                    addresses,
                    count,
                    granularity);
            assertEquals(0, user.read(count));
        });
    }

    @Test
    void a_section_is_found_by_its_name_and_mapped_twice() {
        ProcessCalls.run(user -> {
            int attributes = user.attributes("\\shared", 0);
            int section =
                    user.make(
                            "NtCreateSection",
                            SECTION_ALL_ACCESS,
                            attributes,
                            user.quad(2 * PAGE),
                            PAGE_READWRITE,
                            SEC_COMMIT,
                            0);
            int same = user.make("NtOpenSection", SECTION_ALL_ACCESS, attributes);
            int first = map(user, section);
            int second = map(user, same);
            assertNotEquals(first, second);
            user.write(first + PAGE, 99);
            assertEquals(99, user.read(second + PAGE));
            int information = user.space(16);
            user.succeed("NtQuerySection", section, 0, information, 16, 0);
            assertEquals(2 * PAGE, user.read(information + 8));
            assertTrue((user.read(information + 4) & SEC_COMMIT) != 0);
            assertEquals(
                    STATUS_SECTION_NOT_IMAGE,
                    user.call("NtQuerySection", section, 1, user.space(48), 48, 0));
            user.succeed("NtUnmapViewOfSection", CURRENT_PROCESS, second + PAGE);
            user.succeed("NtClose", section);
            user.succeed("NtClose", same);
            assertEquals(99, user.read(first + PAGE));
        });
    }

    private static int map(ProcessCalls user, int section) {
        int base = user.word(0);
        assertEquals(STATUS_SUCCESS, map(user, section, CURRENT_PROCESS, base, 1));
        return user.read(base);
    }

    private static NtStatus map(
            ProcessCalls user, int section, int process, int base, int inheritance) {
        return user.call(
                "NtMapViewOfSection",
                section,
                process,
                base,
                0,
                0,
                0,
                user.word(0),
                inheritance,
                0,
                PAGE_READWRITE);
    }

    @Test
    void views_need_a_section_and_a_process() {
        ProcessCalls.run(user -> {
            int section =
                    user.make(
                            "NtCreateSection",
                            SECTION_ALL_ACCESS,
                            0,
                            user.quad(PAGE),
                            PAGE_READWRITE,
                            SEC_COMMIT,
                            0);
            int event = user.make("NtCreateEvent", UserCalls.GENERIC_ALL, 0, 0, 0);
            int base = user.word(0);
            assertEquals(STATUS_OBJECT_TYPE_MISMATCH, map(user, event, CURRENT_PROCESS, base, 1));
            assertEquals(STATUS_OBJECT_TYPE_MISMATCH, map(user, section, event, base, 1));
            assertEquals(STATUS_INVALID_HANDLE, map(user, 0x7770, CURRENT_PROCESS, base, 1));
            assertEquals(STATUS_INVALID_PARAMETER_8, map(user, section, CURRENT_PROCESS, base, 3));
            assertEquals(
                    STATUS_ACCESS_VIOLATION,
                    map(user, section, CURRENT_PROCESS, UserCalls.KERNEL_ADDRESS, 1));
            assertEquals(
                    STATUS_OBJECT_TYPE_MISMATCH,
                    user.call(
                            "NtCreateSection",
                            user.word(0),
                            SECTION_ALL_ACCESS,
                            0,
                            0,
                            PAGE_READONLY,
                            SEC_COMMIT,
                            event));
        });
    }
}
