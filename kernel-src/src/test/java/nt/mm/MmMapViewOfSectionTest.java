package nt.mm;

import static nt.mm.Protection.PAGE_NOACCESS;
import static nt.mm.Protection.PAGE_READONLY;
import static nt.mm.Protection.PAGE_READWRITE;
import static nt.mm.Protection.PAGE_WRITECOPY;
import static nt.mm.SectionAttributes.SEC_COMMIT;
import static nt.mm.SectionAttributes.SEC_IMAGE;
import static nt.mm.SectionAttributes.SEC_RESERVE;
import static nt.rtl.NtStatus.STATUS_ACCESS_VIOLATION;
import static nt.rtl.NtStatus.STATUS_CONFLICTING_ADDRESSES;
import static nt.rtl.NtStatus.STATUS_IMAGE_NOT_AT_BASE;
import static nt.rtl.NtStatus.STATUS_INVALID_FILE_FOR_SECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_PAGE_PROTECTION;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_4;
import static nt.rtl.NtStatus.STATUS_INVALID_PARAMETER_6;
import static nt.rtl.NtStatus.STATUS_INVALID_VIEW_SIZE;
import static nt.rtl.NtStatus.STATUS_MAPPED_ALIGNMENT;
import static nt.rtl.NtStatus.STATUS_MAPPED_FILE_SIZE_ZERO;
import static nt.rtl.NtStatus.STATUS_NOT_MAPPED_VIEW;
import static nt.rtl.NtStatus.STATUS_SECTION_PROTECTION;
import static nt.rtl.NtStatus.STATUS_SECTION_TOO_BIG;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Objects;
import nt.ps.EThread;
import nt.rtl.NtStatus;
import nt.rtl.image.SampleImage;
import org.junit.jupiter.api.Test;

class MmMapViewOfSectionTest {

    private static final int PAGE = 0x1000;

    private static Section newSection(MemoryLab lab, long size, int protect, int attributes) {
        return MemoryLab.value(
                lab.memory.sections.MmCreateSection(size, protect, attributes, null));
    }

    private static Section newSection(MemoryLab lab, BackingFile file, int protect) {
        return MemoryLab.value(lab.memory.sections.MmCreateSection(0, protect, SEC_COMMIT, file));
    }

    private static int map(MemoryLab lab, Section section, AddressSpace space, int protect) {
        Views.Request request = Views.Request.whole(protect);
        assertEquals(STATUS_SUCCESS, lab.memory.views.MmMapViewOfSection(section, space, request));
        return request.region.baseAddress;
    }

    private static NtStatus mapAt(
            MemoryLab lab, Section section, AddressSpace space, Region region, long offset) {
        return lab.memory.views.MmMapViewOfSection(
                section, space, new Views.Request(region, offset, 0, true, 0, PAGE_READWRITE));
    }

    @Test
    void two_views_are_the_same_memory() {
        MemoryLab.run(lab -> {
            MemoryManager.Counters before = lab.memory.counters();
            AddressSpace one = lab.newSpace();
            AddressSpace two = lab.newSpace();
            Section section = newSection(lab, 3 * PAGE, PAGE_READWRITE, SEC_COMMIT);
            int first = map(lab, section, one, PAGE_READWRITE);
            lab.allocate(two, PAGE, PAGE_READWRITE);
            int second = map(lab, section, two, PAGE_READWRITE);
            lab.write(one, first + PAGE, 77);
            assertEquals(77, lab.read(two, second + PAGE));
            lab.write(two, second + PAGE, 78);
            assertEquals(78, lab.read(one, first + PAGE));
            assertEquals(STATUS_SUCCESS, lab.memory.views.MmUnmapViewOfSection(one, first + PAGE));
            assertEquals(STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.read(one, first)));
            int again = map(lab, section, one, PAGE_READONLY);
            assertEquals(78, lab.read(one, again + PAGE));
            lab.lab.kernel.objects.ObfDereferenceObject(section);
            assertEquals(78, lab.read(two, second + PAGE));
            lab.delete(one);
            lab.delete(two);
            MemoryManager.Counters after = lab.memory.counters();
            assertEquals(before.committed(), after.committed());
            assertEquals(before.poolPages(), after.poolPages());
            // The system's page table for the pool stays.
            assertEquals(before.available() - 1, after.available());
        });
    }

    @Test
    void writing_to_a_view_with_copies_is_seen_by_nobody_else() {
        MemoryLab.run(lab -> {
            AddressSpace one = lab.newSpace();
            AddressSpace two = lab.newSpace();
            Section section = newSection(lab, 2 * PAGE, PAGE_READWRITE, SEC_COMMIT);
            int shared = map(lab, section, one, PAGE_READWRITE);
            int copied = map(lab, section, two, PAGE_WRITECOPY);
            lab.write(one, shared, 1);
            assertEquals(1, lab.read(two, copied));
            lab.write(two, copied, 2);
            assertEquals(1, lab.read(one, shared));
            lab.write(one, shared, 3);
            assertEquals(2, lab.read(two, copied));
            lab.write(two, copied + PAGE, 4);
            assertEquals(0, lab.read(one, shared + PAGE));
            assertEquals(PAGE_READWRITE, lab.query(two, copied).protect());
        });
    }

    @Test
    void a_reserved_section_is_committed_for_all_its_views() {
        MemoryLab.run(lab -> {
            AddressSpace one = lab.newSpace();
            AddressSpace two = lab.newSpace();
            Section section = newSection(lab, 4 * PAGE, PAGE_READWRITE, SEC_RESERVE);
            int first = map(lab, section, one, PAGE_READWRITE);
            int second = map(lab, section, two, PAGE_READWRITE);
            assertEquals(STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.read(one, first)));
            assertEquals(
                    STATUS_SUCCESS,
                    lab.allocateAt(
                            one, first + PAGE, PAGE, AllocationType.MEM_COMMIT, PAGE_READWRITE));
            lab.write(two, second + PAGE, 5);
            assertEquals(5, lab.read(one, first + PAGE));
            assertEquals(STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.read(two, second)));
        });
    }

    @Test
    void a_file_is_read_when_it_is_touched_and_written_when_its_views_are_gone() {
        MemoryLab.run(lab -> {
            var file = new MemoryFile(lab, 20, new byte[2 * PAGE + 100]);
            file.content[PAGE] = 9;
            file.content[2 * PAGE + 99] = 8;
            AddressSpace space = lab.newSpace();
            Section section = newSection(lab, file, PAGE_READWRITE);
            int base = map(lab, section, space, PAGE_READWRITE);
            assertEquals(0, file.reads);
            assertEquals(9, lab.read(space, base + PAGE));
            assertEquals(8, lab.read(space, base + 2 * PAGE + 99));
            assertEquals(2, file.reads);
            lab.write(space, base + PAGE, 0x0A0B_0C0D);
            lab.write(space, base + 2 * PAGE + 98, -1);
            assertEquals(9, file.content[PAGE]);
            lab.memory.views.MmUnmapViewOfSection(space, base);
            lab.lab.kernel.objects.ObfDereferenceObject(section);
            assertEquals(0x0D, file.content[PAGE]);
            assertEquals(-1, file.content[2 * PAGE + 99]);
            assertEquals(2 * PAGE + 100, file.content.length);
            assertEquals(2, file.writes);
        });
    }

    @Test
    void threads_that_want_the_same_page_read_it_once() {
        MemoryLab.explore(
                20,
                lab -> {
                    var file = new MemoryFile(lab, 50, new byte[PAGE]);
                    file.content[0] = 1;
                    Section section = newSection(lab, file, PAGE_READONLY);
                    AddressSpace[] spaces = {lab.newSpace(), lab.newSpace()};
                    int base = map(lab, section, spaces[0], PAGE_READONLY);
                    assertEquals(base, map(lab, section, spaces[1], PAGE_READONLY));
                    var threads = new ArrayList<EThread>();
                    for (int thread = 0; thread < 4; thread++) {
                        AddressSpace space = spaces[thread % 2];
                        threads.add(
                                lab.lab.start(
                                        "reader", () -> assertEquals(1, lab.read(space, base))));
                    }
                    lab.lab.waitForAll(threads);
                    assertEquals(1, file.reads);
                });
    }

    @Test
    void an_image_goes_to_its_base_and_its_data_are_copied_on_write() {
        MemoryLab.run(lab -> {
            BackingFile file = new MemoryFile(lab, 5, new SampleImage().bytes());
            Section section =
                    MemoryLab.value(
                            lab.memory.sections.MmCreateSection(
                                    0, Protection.PAGE_EXECUTE, SEC_IMAGE, file));
            int imageBase = Objects.requireNonNull(section.imageHeaders()).imageBase();
            AddressSpace one = lab.newSpace();
            AddressSpace two = lab.newSpace();
            int base = map(lab, section, one, PAGE_READONLY);
            assertEquals(imageBase, base);
            assertEquals('M' | 'Z' << 8, lab.read(one, base) & 0xFFFF);
            lab.allocateAt(two, imageBase, PAGE, AllocationType.MEM_RESERVE, PAGE_NOACCESS);
            Views.Request elsewhere = Views.Request.whole(PAGE_READONLY);
            assertEquals(
                    STATUS_IMAGE_NOT_AT_BASE,
                    lab.memory.views.MmMapViewOfSection(section, two, elsewhere));
            int other = elsewhere.region.baseAddress;
            assertEquals('M' | 'Z' << 8, lab.read(two, other) & 0xFFFF);
            assertEquals(AllocationType.MEM_IMAGE, lab.query(one, base).type());
            assertEquals(STATUS_ACCESS_VIOLATION, lab.refused(() -> lab.write(one, base, 0)));
            assertEquals(STATUS_SUCCESS, lab.protect(one, base, PAGE, PAGE_READWRITE));
            lab.write(one, base, 0);
            assertEquals(0, lab.read(one, base));
            assertEquals('M' | 'Z' << 8, lab.read(two, other) & 0xFFFF);
            int data = 0x2000;
            lab.write(two, other + data, 5);
            lab.write(two, other + data + 2 * PAGE, 6);
            assertEquals(0, lab.read(one, base + data + 2 * PAGE));
            assertEquals(5, lab.read(two, other + data));
            assertEquals(Protection.PAGE_EXECUTE_READ, lab.query(one, base + PAGE).protect());
        });
    }

    @Test
    void what_can_never_be_is_refused() {
        MemoryLab.run(lab -> {
            Sections sections = lab.memory.sections;
            var empty = new MemoryFile(lab, 0, new byte[0]);
            var file = new MemoryFile(lab, 0, new byte[PAGE]);
            assertEquals(
                    STATUS_INVALID_PARAMETER_4,
                    sections.MmCreateSection(0, PAGE_READWRITE, SEC_COMMIT, null).status());
            assertEquals(
                    STATUS_INVALID_PARAMETER_6,
                    sections.MmCreateSection(1, PAGE_READWRITE, 0, null).status());
            assertEquals(
                    STATUS_INVALID_PARAMETER_6,
                    sections.MmCreateSection(1, PAGE_READWRITE, SEC_COMMIT | SEC_RESERVE, null)
                            .status());
            assertEquals(
                    STATUS_INVALID_PAGE_PROTECTION,
                    sections.MmCreateSection(1, PAGE_NOACCESS, SEC_COMMIT, null).status());
            assertEquals(
                    STATUS_INVALID_FILE_FOR_SECTION,
                    sections.MmCreateSection(1, PAGE_READONLY, SEC_IMAGE, null).status());
            assertEquals(
                    STATUS_MAPPED_FILE_SIZE_ZERO,
                    sections.MmCreateSection(0, PAGE_READONLY, SEC_COMMIT, empty).status());
            assertEquals(
                    STATUS_SECTION_TOO_BIG,
                    sections.MmCreateSection(PAGE + 1, PAGE_READONLY, SEC_COMMIT, file).status());
        });
    }

    @Test
    void views_must_fit() {
        MemoryLab.run(lab -> {
            AddressSpace space = lab.newSpace();
            Section section = newSection(lab, 0x3_0000, PAGE_READWRITE, SEC_COMMIT);
            Section readOnly = newSection(lab, PAGE, PAGE_READONLY, SEC_COMMIT);
            assertEquals(
                    STATUS_MAPPED_ALIGNMENT, mapAt(lab, section, space, new Region(0x1000, 0), 0));
            assertEquals(
                    STATUS_MAPPED_ALIGNMENT, mapAt(lab, section, space, new Region(0, 0), PAGE));
            assertEquals(
                    STATUS_INVALID_VIEW_SIZE,
                    mapAt(lab, section, space, new Region(0, 0), 0x3_0000));
            assertEquals(
                    STATUS_INVALID_VIEW_SIZE,
                    mapAt(lab, section, space, new Region(0, 0x3_0001), 0));
            assertEquals(
                    STATUS_SECTION_PROTECTION, mapAt(lab, readOnly, space, new Region(0, 0), 0));
            var region = new Region(0x100_0000, 0x1_0000);
            assertEquals(STATUS_SUCCESS, mapAt(lab, section, space, region, 0x2_0000));
            assertEquals(
                    STATUS_CONFLICTING_ADDRESSES,
                    mapAt(lab, section, space, new Region(0x100_0000, 0x1000), 0));
            assertEquals(
                    STATUS_NOT_MAPPED_VIEW,
                    lab.memory.views.MmUnmapViewOfSection(space, 0x200_0000));
            int whole = map(lab, section, space, PAGE_READWRITE);
            lab.write(space, whole + 0x2_0000, 6);
            assertEquals(6, lab.read(space, 0x100_0000));
        });
    }

    @Test
    void an_extended_file_has_more_pages_for_views_made_since() {
        MemoryLab.run(lab -> {
            var file = new MemoryFile(lab, 0, new byte[PAGE - 10]);
            AddressSpace space = lab.newSpace();
            Section section = newSection(lab, file, PAGE_READWRITE);
            int small = map(lab, section, space, PAGE_READWRITE);
            lab.write(space, small, 1);
            assertEquals(STATUS_SUCCESS, lab.memory.sections.MmExtendSection(section, 2 * PAGE));
            int large = map(lab, section, space, PAGE_READWRITE);
            assertEquals(1, lab.read(space, large));
            lab.write(space, large + 2 * PAGE - 4, 2);
            lab.write(space, small + PAGE - 4, 3);
            lab.delete(space);
            lab.lab.kernel.objects.ObfDereferenceObject(section);
            assertArrayEquals(
                    new byte[] {1, 3, 2},
                    new byte[] {
                        file.content[0], file.content[PAGE - 4], file.content[2 * PAGE - 4]
                    });
        });
    }
}
