package nt.mm;

import static nt.mm.AllocationType.MEM_COMMIT;
import static nt.mm.AllocationType.MEM_DECOMMIT;
import static nt.mm.AllocationType.MEM_RELEASE;
import static nt.mm.AllocationType.MEM_RESERVE;
import static nt.mm.Protection.PAGE_EXECUTE_READWRITE;
import static nt.mm.Protection.PAGE_GUARD;
import static nt.mm.Protection.PAGE_NOACCESS;
import static nt.mm.Protection.PAGE_READONLY;
import static nt.mm.Protection.PAGE_READWRITE;
import static nt.mm.Protection.PAGE_WRITECOPY;
import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_GUARD_PAGE_VIOLATION;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random calls and accesses, held against a model that says what each page must be: an array of
/// words and a protection.
class MemoryModelTest {

    private static final int PAGE = 0x1000;
    private static final int PAGES = 24;
    private static final int SECTION_PAGES = 16;

    private static final int[] PROTECTIONS = {
        PAGE_NOACCESS,
        PAGE_READONLY,
        PAGE_READWRITE,
        PAGE_EXECUTE_READWRITE,
        PAGE_READWRITE | PAGE_GUARD
    };

    /** What a page must be. */
    private static final class Page {
        boolean committed;
        int protect;
        int value;
        // Of a view: the page of the section that is seen; null once it has been copied.
        int @Nullable [] shared;
        int sharedIndex;

        int read() {
            return shared == null ? value : shared[sharedIndex];
        }

        void write(int word) {
            if (shared != null && protect == PAGE_WRITECOPY) {
                shared = null;
                protect = PAGE_READWRITE;
            }
            if (shared == null) {
                value = word;
            } else {
                shared[sharedIndex] = word;
            }
        }

        NtStatus access(boolean write) {
            if (!committed || (protect & 0xFF) == PAGE_NOACCESS) {
                return STATUS_ACCESS_VIOLATION;
            }
            if (write && protect == PAGE_READONLY) {
                return STATUS_ACCESS_VIOLATION;
            }
            if ((protect & PAGE_GUARD) != 0) {
                protect &= ~PAGE_GUARD;
                return STATUS_GUARD_PAGE_VIOLATION;
            }
            return STATUS_SUCCESS;
        }
    }

    /** An address space, and what is known of it: one allocation and one view. */
    private static final class Model {
        final MemoryLab lab;
        final Random random;
        final AddressSpace space;
        final Page[] pages = new Page[PAGES];
        final Page[] view = new Page[SECTION_PAGES];
        int base;
        int viewBase;

        Model(MemoryLab lab, long seed) {
            this(lab, seed, lab.newSpace());
        }

        Model(MemoryLab lab, long seed, AddressSpace space) {
            this.lab = lab;
            random = new Random(seed);
            this.space = space;
            reserve();
        }

        private void reserve() {
            boolean commit = random.nextBoolean();
            base =
                    lab.allocate(
                            space,
                            PAGES * PAGE,
                            commit ? MEM_RESERVE | MEM_COMMIT : MEM_RESERVE,
                            PAGE_READWRITE);
            for (int index = 0; index < PAGES; index++) {
                pages[index] = new Page();
                pages[index].committed = commit;
                pages[index].protect = PAGE_READWRITE;
            }
        }

        void map(Section section, int[] content) {
            int protect = random.nextInt(3) == 0 ? PAGE_WRITECOPY : PAGE_READWRITE;
            Views.Request request = Views.Request.whole(protect);
            assertEquals(
                    STATUS_SUCCESS, lab.memory.views.MmMapViewOfSection(section, space, request));
            viewBase = request.region.baseAddress;
            for (int index = 0; index < SECTION_PAGES; index++) {
                view[index] = new Page();
                view[index].committed = true;
                view[index].protect = protect;
                view[index].shared = content;
                view[index].sharedIndex = index;
            }
        }

        void unmap() {
            assertEquals(
                    STATUS_SUCCESS,
                    lab.memory.views.MmUnmapViewOfSection(
                            space, viewBase + random.nextInt(SECTION_PAGES) * PAGE));
        }

        /// @param sharedToo whether the view may be touched, too
        void step(boolean sharedToo) {
            step(sharedToo, 0, 1);
        }

        /** The same, but of the view only every so many-th page. */
        void step(boolean sharedToo, int offset, int stride) {
            int first = random.nextInt(PAGES);
            int count = 1 + random.nextInt(PAGES - first);
            int address = base + first * PAGE;
            switch (random.nextInt(20)) {
                case 0 -> commit(first, count, address);
                case 1 -> decommit(first, count, address);
                case 2 -> protect(first, count, address);
                case 3 -> lab.memory.emptyWorkingSet(space);
                case 4 -> {
                    if (random.nextInt(4) == 0) {
                        assertEquals(STATUS_SUCCESS, lab.free(space, base, 0, MEM_RELEASE));
                        reserve();
                    }
                }
                case 5 -> check(pages[first], address);
                case 6, 7, 8, 9, 10 -> access(pages[first], address, random.nextBoolean());
                default -> {
                    int index = random.nextInt(SECTION_PAGES / stride) * stride + offset;
                    if (sharedToo) {
                        access(view[index], viewBase + index * PAGE, random.nextBoolean());
                    }
                }
            }
        }

        private void commit(int first, int count, int address) {
            int protect = PROTECTIONS[random.nextInt(PROTECTIONS.length)];
            assertEquals(
                    STATUS_SUCCESS,
                    lab.allocateAt(space, address, count * PAGE, MEM_COMMIT, protect));
            for (int index = first; index < first + count; index++) {
                if (!pages[index].committed) {
                    pages[index].committed = true;
                    pages[index].value = 0;
                }
                pages[index].protect = protect;
            }
        }

        private void decommit(int first, int count, int address) {
            assertEquals(STATUS_SUCCESS, lab.free(space, address, count * PAGE, MEM_DECOMMIT));
            for (int index = first; index < first + count; index++) {
                pages[index].committed = false;
            }
        }

        private void protect(int first, int count, int address) {
            int protect = PROTECTIONS[random.nextInt(PROTECTIONS.length)];
            boolean all = true;
            for (int index = first; index < first + count; index++) {
                all &= pages[index].committed;
            }
            assertEquals(
                    all ? STATUS_SUCCESS : NtStatus.STATUS_NOT_COMMITTED,
                    lab.protect(space, address, count * PAGE, protect));
            for (int index = first; all && index < first + count; index++) {
                pages[index].protect = protect;
            }
        }

        private void check(Page page, int address) {
            VirtualQuery.BasicInformation told = lab.query(space, address);
            assertEquals(page.committed ? MEM_COMMIT : MEM_RESERVE, told.state());
            assertEquals(page.committed ? page.protect : 0, told.protect());
            assertEquals(base, told.allocationBase());
        }

        void access(Page page, int address, boolean write) {
            int offset = (random.nextInt(PAGE / 4) & 1) * (PAGE - 8);
            NtStatus expected = page.access(write);
            if (write) {
                int value = random.nextInt();
                NtStatus status =
                        lab.refused(() -> {
                            lab.write(space, address, value);
                            lab.write(space, address + PAGE - 8, ~value);
                        });
                assertEquals(expected, status);
                if (expected.isSuccess()) {
                    page.write(value);
                }
            } else {
                var got = new int[1];
                assertEquals(
                        expected, lab.refused(() -> got[0] = lab.read(space, address + offset)));
                if (expected.isSuccess()) {
                    int value = page.read();
                    assertEquals(offset == 0 || value == 0 && got[0] == 0 ? value : ~value, got[0]);
                }
            }
        }

        void checkAll() {
            for (int index = 0; index < PAGES; index++) {
                check(pages[index], base + index * PAGE);
                access(pages[index], base + index * PAGE, false);
            }
        }
    }

    @Test
    void one_address_space_is_as_the_model_says() {
        MemoryLab.explore(
                12,
                lab -> {
                    long seed = lab.lab.kernel.machine.options().seed();
                    var model = new Model(lab, seed);
                    for (int step = 0; step < 1000; step++) {
                        model.step(false);
                    }
                    model.checkAll();
                    lab.delete(model.space);
                });
    }

    @Test
    void address_spaces_that_share_a_section_see_what_the_others_write() {
        MemoryLab.explore(
                12,
                lab -> {
                    long seed = lab.lab.kernel.machine.options().seed();
                    MemoryManager.Counters before = lab.memory.counters();
                    Section section =
                            MemoryLab.value(
                                    lab.memory.sections.MmCreateSection(
                                            SECTION_PAGES * PAGE,
                                            PAGE_READWRITE,
                                            SectionAttributes.SEC_COMMIT,
                                            null));
                    var content = new int[SECTION_PAGES];
                    List<Model> models = new ArrayList<>();
                    for (int index = 0; index < 3; index++) {
                        models.add(new Model(lab, seed * 10 + index));
                        models.get(index).map(section, content);
                    }
                    var random = new Random(seed);
                    for (int step = 0; step < 1500; step++) {
                        Model model = models.get(random.nextInt(models.size()));
                        if (random.nextInt(100) == 0) {
                            model.unmap();
                            model.map(section, content);
                        } else {
                            model.step(true);
                        }
                    }
                    lab.lab.kernel.objects.ObfDereferenceObject(section);
                    models.forEach(Model::checkAll);
                    models.forEach(model -> lab.delete(model.space));
                    assertEquals(before.committed(), lab.memory.counters().committed());
                    assertEquals(before.poolPages(), lab.memory.counters().poolPages());
                });
    }

    @Test
    void threads_of_several_processes_change_everything_at_once() {
        MemoryLab.explore(
                24,
                lab -> {
                    long seed = lab.lab.kernel.machine.options().seed();
                    MemoryManager.Counters before = lab.memory.counters();
                    Section section =
                            MemoryLab.value(
                                    lab.memory.sections.MmCreateSection(
                                            SECTION_PAGES * PAGE,
                                            PAGE_READWRITE,
                                            SectionAttributes.SEC_COMMIT,
                                            null));
                    var content = new int[SECTION_PAGES];
                    AddressSpace[] spaces = {lab.newSpace(), lab.newSpace()};
                    List<Model> models = new ArrayList<>();
                    List<EThread> threads = new ArrayList<>();
                    for (int index = 0; index < 4; index++) {
                        var model = new Model(lab, seed * 10 + index, spaces[index % 2]);
                        model.map(section, content);
                        models.add(model);
                        int number = index;
                        threads.add(
                                lab.lab.start(
                                        "user " + index,
                                        () -> {
                                            for (int step = 0; step < 400; step++) {
                                                model.step(true, number, 4);
                                            }
                                        }));
                    }
                    lab.lab.waitForAll(threads);
                    lab.lab.kernel.objects.ObfDereferenceObject(section);
                    models.forEach(Model::checkAll);
                    for (AddressSpace space : spaces) {
                        lab.delete(space);
                    }
                    assertEquals(before.committed(), lab.memory.counters().committed());
                    assertEquals(before.poolPages(), lab.memory.counters().poolPages());
                });
    }

    @Test
    void more_is_used_than_there_is_memory_and_nothing_is_lost() {
        MemoryLab.explore(
                4,
                lab -> {
                    var disk = new MemoryFile(lab, 30, new byte[24 << 20]);
                    assertEquals(STATUS_SUCCESS, lab.memory.addPagingFile(disk));
                    int pages = lab.memory.counters().available() / 4 + 1000;
                    List<Large> large = new ArrayList<>();
                    for (int number = 0; number < 4; number++) {
                        large.add(new Large(lab, number, pages));
                    }
                    for (int round = 0; round < 3; round++) {
                        List<EThread> threads = new ArrayList<>();
                        for (Large user : large) {
                            threads.add(lab.lab.start("user", user::round));
                        }
                        lab.lab.waitForAll(threads);
                    }
                    large.forEach(user -> lab.delete(user.space));
                    MemoryManager.Counters after = lab.memory.counters();
                    assertEquals(true, after.pageWrites() > 1000, () -> "pages written: " + after);
                    assertEquals(true, after.pageReads() > 1000, () -> "pages read: " + after);
                    assertEquals(0, after.pageFileUsage());
                });
    }

    /** An address space with much in it. */
    private static final class Large {
        final MemoryLab lab;
        final int number;
        final int pages;
        final AddressSpace space;
        final int base;
        int rounds;

        Large(MemoryLab lab, int number, int pages) {
            this.lab = lab;
            this.number = number;
            this.pages = pages;
            space = lab.newSpace();
            base = lab.allocate(space, pages * PAGE, PAGE_READWRITE);
        }

        /** Reads all that has been written, and writes something else. */
        void round() {
            for (int page = 0; page < pages; page++) {
                int address = base + page * PAGE;
                assertEquals(rounds == 0 ? 0 : content(page), lab.read(space, address));
                rounds++;
                lab.write(space, address, content(page));
                rounds--;
            }
            rounds++;
        }

        private int content(int page) {
            return page * 31 + number + rounds;
        }
    }
}
