package nt.ke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import machine.memory.PhysicalMemory;
import nt.StructureLayouts;
import org.junit.jupiter.api.Test;

class SharedUserDataTest {

    private static final String STRUCTURE = "KUSER_SHARED_DATA";

    private final PhysicalMemory memory = new PhysicalMemory(0x100);
    private final SharedUserData shared =
            new SharedUserData(memory, BootOptions.MULTIPROCESSOR_CLOCK);

    @Test
    void its_fields_are_where_NT_has_them() {
        StructureLayouts layouts = StructureLayouts.read();
        assertEquals(layouts.size(STRUCTURE), SharedUserData.SIZE);
        Map<String, Integer> ours =
                Map.ofEntries(
                        Map.entry("TickCountMultiplier", SharedUserData.TICK_COUNT_MULTIPLIER),
                        Map.entry("InterruptTime", SharedUserData.INTERRUPT_TIME),
                        Map.entry("SystemTime", SharedUserData.SYSTEM_TIME),
                        Map.entry("TimeZoneBias", SharedUserData.TIME_ZONE_BIAS),
                        Map.entry("ImageNumberLow", SharedUserData.IMAGE_NUMBER_LOW),
                        Map.entry("ImageNumberHigh", SharedUserData.IMAGE_NUMBER_HIGH),
                        Map.entry("NtSystemRoot", SharedUserData.NT_SYSTEM_ROOT),
                        Map.entry("TimeZoneId", SharedUserData.TIME_ZONE_ID),
                        Map.entry("LargePageMinimum", SharedUserData.LARGE_PAGE_MINIMUM),
                        Map.entry("NtProductType", SharedUserData.NT_PRODUCT_TYPE),
                        Map.entry("ProductTypeIsValid", SharedUserData.PRODUCT_TYPE_IS_VALID),
                        Map.entry("NtMajorVersion", SharedUserData.NT_MAJOR_VERSION),
                        Map.entry("NtMinorVersion", SharedUserData.NT_MINOR_VERSION),
                        Map.entry("ProcessorFeatures", SharedUserData.PROCESSOR_FEATURES),
                        Map.entry("SystemExpirationDate", SharedUserData.SYSTEM_EXPIRATION_DATE),
                        Map.entry("SuiteMask", SharedUserData.SUITE_MASK),
                        Map.entry("NXSupportPolicy", SharedUserData.NX_SUPPORT_POLICY),
                        Map.entry("ComPlusPackage", SharedUserData.COM_PLUS_PACKAGE),
                        Map.entry("NumberOfPhysicalPages", SharedUserData.NUMBER_OF_PHYSICAL_PAGES),
                        Map.entry("TestRetInstruction", SharedUserData.TEST_RET_INSTRUCTION),
                        Map.entry("SystemCall", SharedUserData.SYSTEM_CALL),
                        Map.entry("SystemCallReturn", SharedUserData.SYSTEM_CALL_RETURN),
                        Map.entry("TickCount", SharedUserData.TICK_COUNT),
                        Map.entry("Cookie", SharedUserData.COOKIE));
        Map<String, Integer> theirs =
                ours.keySet().stream()
                        .collect(
                                Collectors.toMap(
                                        name -> name,
                                        name -> layouts.field(STRUCTURE, name).offset()));
        assertEquals(theirs, ours);
    }

    @Test
    void what_is_known_at_boot_is_there() {
        assertEquals(3, shared.read(0x264));
        assertEquals(0x014C_014C, shared.read(0x2C));
        String root =
                IntStream.range(0, 10)
                        .mapToObj(index -> (char) shared.read(0x30 + 2 * index))
                        .map(String::valueOf)
                        .collect(Collectors.joining());
        assertEquals("C:\\WINDOWS", root);
        assertEquals(0, shared.read(0x30 + 20) & 0xFFFF);
    }

    @Test
    void a_program_finds_a_feature_where_it_asks_for_it() {
        shared.setProcessorFeature(ProcessorFeature.XMMI64_INSTRUCTIONS, true);
        assertEquals(1, memory.readByte(SharedUserData.PAGE + 0x274 + 10));
        assertTrue(shared.processorFeature(ProcessorFeature.XMMI64_INSTRUCTIONS));
        assertFalse(shared.processorFeature(ProcessorFeature.XMMI_INSTRUCTIONS));
        assertTrue(ProcessorFeature.XMMI_INSTRUCTIONS.isIn(1 << 25));
    }

    @Test
    void the_addresses_of_a_system_call_are_the_last_words_before_the_pad() {
        shared.setSystemCall(0x7C80_1000, 0x7C80_1010);
        assertEquals(0x7C80_1000, shared.read(0x300));
        assertEquals(0x7C80_1010, shared.read(0x304));
    }
}
