package nt.mm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nt.StructureLayouts;
import org.junit.jupiter.api.Test;

/** The words of page tables and of working sets lie as those of NT do. */
class LayoutTest {

    private static final StructureLayouts LAYOUTS = StructureLayouts.read();
    private static final Pattern BITS = Pattern.compile("bits (\\d+)\\.\\.(\\d+)");

    /** A word that has all bits of the field set. */
    private static int mask(String structure, String field) {
        Matcher bits = BITS.matcher(LAYOUTS.field(structure, field).type());
        assertTrue(bits.find(), structure + "." + field);
        int first = Integer.parseInt(bits.group(1));
        int last = Integer.parseInt(bits.group(2));
        return (int) ((1L << last + 1) - (1L << first));
    }

    @Test
    void a_valid_entry_has_its_bits_where_the_processor_looks() {
        String hardware = "MMPTE_HARDWARE";
        assertEquals(mask(hardware, "Valid"), MmPte.VALID);
        assertEquals(mask(hardware, "Writable"), MmPte.WRITABLE);
        assertEquals(mask(hardware, "Owner"), MmPte.OWNER);
        assertEquals(mask(hardware, "CacheDisable"), MmPte.CACHE_DISABLE);
        assertEquals(mask(hardware, "Accessed"), MmPte.ACCESSED);
        assertEquals(mask(hardware, "Dirty"), MmPte.DIRTY);
        assertEquals(mask(hardware, "LargePage"), MmPte.LARGE);
        assertEquals(mask(hardware, "Global"), MmPte.GLOBAL);
        assertEquals(mask(hardware, "CopyOnWrite"), MmPte.COPY_ON_WRITE);
        assertEquals(mask(hardware, "Prototype"), MmPte.PROTOTYPE);
        assertEquals(mask(hardware, "Write"), MmPte.WRITE);
        assertEquals(mask(hardware, "PageFrameNumber"), MmPte.valid(-1, 0) & 0xFFFF_F000);
    }

    @Test
    void an_entry_that_is_not_valid_has_its_fields_where_NT_has_them() {
        String software = "MMPTE_SOFTWARE";
        assertEquals(mask(software, "Protection"), MmPte.demandZero(0x1F));
        assertEquals(mask(software, "PageFileLow"), MmPte.inPageFile(0xF, 0, 0));
        assertEquals(mask(software, "PageFileHigh"), MmPte.inPageFile(0, 0xF_FFFF, 0));
        String transition = "MMPTE_TRANSITION";
        assertEquals(mask(transition, "Transition"), MmPte.transition(0, 0));
        assertEquals(
                mask(transition, "PageFrameNumber") | MmPte.TRANSITION,
                MmPte.transition(0xF_FFFF, 0));
        String prototype = "MMPTE_PROTOTYPE";
        assertEquals(mask(prototype, "Prototype"), MmPte.prototype(0));
        assertEquals(
                mask(prototype, "ProtoAddressLow")
                        | mask(prototype, "ProtoAddressHigh")
                        | MmPte.PROTOTYPE,
                MmPte.prototype(0x3FFF_FFFC));
    }

    @Test
    void what_is_put_into_an_entry_comes_out_again() {
        Random random = new Random(1);
        for (int round = 0; round < 10_000; round++) {
            int offset = random.nextInt(1 << 28) * 4;
            assertEquals(offset, MmPte.prototypeOffset(MmPte.prototype(offset)));
            int protection = random.nextInt(32);
            int number = random.nextInt(1 << 20);
            int subsection = MmPte.inSubsection(number, protection);
            assertEquals(number, MmPte.subsection(subsection));
            assertEquals(protection, MmPte.protection(subsection));
            int stored =
                    MmPte.inPageFile(random.nextInt(16), 1 + random.nextInt(1 << 19), protection);
            assertTrue(MmPte.isInPageFile(stored));
            assertFalse(MmPte.isTransition(stored));
            assertTrue(MmPte.isDemandZero(MmPte.withoutPageFile(stored)));
            assertEquals(protection, MmPte.protection(MmPte.withoutPageFile(stored)));
        }
    }

    @Test
    void a_place_of_a_working_set_has_its_age_and_protection() {
        var workingSet = new WorkingSet(50);
        workingSet.add(0x12345, 0x1F);
        int place = workingSet.place(0x12345);
        workingSet.setAge(place, 3);
        workingSet.setLocked(place, true);
        String entry = "MMWSLENTRY";
        assertEquals(
                mask(entry, "Valid")
                        | mask(entry, "LockedInWs")
                        | mask(entry, "Protection")
                        | mask(entry, "Age")
                        | 0x12345 << 12,
                workingSet.wsle(place));
    }
}
