package machine.apic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import machine.Machine;
import machine.cpu.TimedDevice;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

class ApicTimerTest {

    private static final int VECTOR = 0x71;
    private static final int MASKED = 1 << 16;
    private static final int PERIODIC = 1 << 17;

    private final Machine machine = new Machine(KernelOptions.defaults());
    private final LocalApic apic = machine.apic(0);
    private final ApicTimer timer = apic.timer();

    private boolean fires() {
        machine.timeline().cycles = timer.due();
        timer.elapse();
        return apic.isRequested(VECTOR) && apic.acknowledge() == VECTOR;
    }

    @Test
    void one_shot_requests_once() {
        timer.writeLocalVectorTableEntry(VECTOR);
        timer.writeDivideConfiguration(0xB);
        timer.writeInitialCount(1000);
        assertEquals(1000, timer.due());
        assertTrue(fires());
        assertEquals(TimedDevice.NEVER, timer.due());
        assertEquals(0, timer.readCurrentCount());
    }

    @Test
    void periodic_goes_on_from_when_it_was_due() {
        timer.writeLocalVectorTableEntry(VECTOR | PERIODIC);
        timer.writeDivideConfiguration(0xB);
        timer.writeInitialCount(1000);
        assertTrue(fires());
        machine.timeline().cycles += 300; // the interrupt came late
        assertEquals(2000, timer.due());
    }

    @Test
    void masked_it_counts_and_does_not_request() {
        timer.writeLocalVectorTableEntry(VECTOR | PERIODIC | MASKED);
        timer.writeInitialCount(1000);
        assertFalse(fires());
        assertTrue(timer.due() > machine.timeline().cycles);
    }

    @Test
    void the_divide_configuration_is_bits_0_1_and_3() {
        int[] codes = {0b1011, 0b0000, 0b0001, 0b0010, 0b0011, 0b1000, 0b1001, 0b1010};
        for (int power = 0; power < codes.length; power++) {
            timer.writeDivideConfiguration(codes[power]);
            timer.writeInitialCount(10);
            assertEquals(10L << power, timer.due());
            assertEquals(10, timer.readCurrentCount());
        }
    }

    @Test
    void the_current_count_counts_down() {
        timer.writeDivideConfiguration(0b0000); // by 2
        timer.writeInitialCount(1000);
        machine.timeline().cycles += 500;
        assertEquals(750, timer.readCurrentCount());
    }

    @Test
    void an_initial_count_of_0_stops_it() {
        timer.writeInitialCount(1000);
        timer.writeInitialCount(0);
        assertEquals(TimedDevice.NEVER, timer.due());
    }

    @Test
    void an_initial_count_has_32_bits_without_a_sign() {
        timer.writeDivideConfiguration(0xB);
        timer.writeInitialCount(-1);
        assertEquals(0xFFFF_FFFFL, timer.due());
    }
}
