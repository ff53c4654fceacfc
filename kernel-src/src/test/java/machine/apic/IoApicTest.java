package machine.apic;

import static machine.apic.IoApic.ACTIVE_LOW;
import static machine.apic.IoApic.IOAPICVER;
import static machine.apic.IoApic.IOREDTBL;
import static machine.apic.IoApic.LEVEL;
import static machine.apic.IoApic.MASKED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import machine.Machine;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

class IoApicTest {

    private static final int LINE = 9;
    private static final int VECTOR = 0x71;

    private final Machine machine = new Machine(KernelOptions.defaults());
    private final IoApic ioApic = machine.ioApic();

    private void pulse() {
        ioApic.setLine(LINE, true);
        ioApic.setLine(LINE, false);
    }

    private boolean isRemoteIrr() {
        ioApic.select(IOREDTBL + 2 * LINE);
        return (ioApic.readWindow() & 1 << 14) != 0;
    }

    @Test
    void all_lines_are_masked_at_first() {
        ioApic.select(IOAPICVER);
        assertEquals(IoApic.LINES - 1, ioApic.readWindow() >> 16);
        for (int line = 0; line < IoApic.LINES; line++) {
            ioApic.select(IOREDTBL + 2 * line);
            assertEquals(MASKED, ioApic.readWindow());
        }
    }

    @Test
    void an_edge_goes_to_the_processor_of_the_entry_once() {
        ioApic.redirect(LINE, VECTOR, 2);
        ioApic.setLine(LINE, true);
        assertTrue(machine.apic(2).isRequested(VECTOR));
        assertFalse(machine.apic(0).isRequested(VECTOR));
        machine.apic(2).acknowledge();
        ioApic.setLine(LINE, true);
        machine.apic(2).endOfInterrupt();
        assertFalse(machine.apic(2).hasDeliverable(), "no second edge");
    }

    @Test
    void an_edge_on_a_masked_line_is_lost() {
        ioApic.redirect(LINE, VECTOR | MASKED, 0);
        pulse();
        ioApic.redirect(LINE, VECTOR, 0);
        assertFalse(machine.apic(0).isRequested(VECTOR));
    }

    @Test
    void an_active_low_line_requests_when_it_falls() {
        ioApic.setLine(LINE, true);
        ioApic.redirect(LINE, VECTOR | ACTIVE_LOW, 0);
        ioApic.setLine(LINE, true);
        assertFalse(machine.apic(0).isRequested(VECTOR));
        ioApic.setLine(LINE, false);
        assertTrue(machine.apic(0).isRequested(VECTOR));
    }

    @Test
    void a_level_requests_again_after_the_end_of_interrupt_until_it_is_gone() {
        ioApic.redirect(LINE, VECTOR | LEVEL, 1);
        LocalApic apic = machine.apic(1);
        ioApic.setLine(LINE, true);
        assertEquals(VECTOR, apic.acknowledge());
        assertTrue(isRemoteIrr());
        assertFalse(apic.isRequested(VECTOR), "not again before the end of the interrupt");
        apic.endOfInterrupt();
        assertEquals(VECTOR, apic.acknowledge());
        ioApic.setLine(LINE, false);
        apic.endOfInterrupt();
        assertFalse(apic.isRequested(VECTOR));
        assertFalse(isRemoteIrr());
    }

    @Test
    void a_level_that_is_active_requests_when_it_is_unmasked() {
        ioApic.redirect(LINE, VECTOR | LEVEL | MASKED, 0);
        ioApic.setLine(LINE, true);
        assertFalse(machine.apic(0).isRequested(VECTOR));
        ioApic.redirect(LINE, VECTOR | LEVEL, 0);
        assertTrue(machine.apic(0).isRequested(VECTOR));
    }

    @Test
    void two_lines_with_one_level_vector_wait_for_the_same_end() {
        ioApic.redirect(LINE, VECTOR | LEVEL, 0);
        ioApic.redirect(LINE + 1, VECTOR | LEVEL, 0);
        ioApic.setLine(LINE, true);
        machine.apic(0).acknowledge();
        ioApic.setLine(LINE + 1, true);
        ioApic.setLine(LINE, false);
        assertEquals(VECTOR, machine.apic(0).acknowledge());
    }

    @Test
    void lowest_priority_goes_to_the_processor_with_the_least_important_work() {
        machine.apic(0).setTaskPriority(0x40);
        machine.apic(1).setTaskPriority(0x20);
        machine.apic(2).setTaskPriority(0x30);
        machine.apic(3).setTaskPriority(0x10);
        int lowestPriority = 1 << 8;
        int logical = 1 << 11;
        ioApic.redirect(LINE, VECTOR | lowestPriority | logical, 0b0111);
        pulse();
        for (int processor = 0; processor < 4; processor++) {
            assertEquals(processor == 1, machine.apic(processor).isRequested(VECTOR));
        }
    }

    @Test
    void remote_irr_and_delivery_status_cannot_be_written() {
        ioApic.redirect(LINE, VECTOR | LEVEL | MASKED | 1 << 14 | 1 << 12, 0);
        ioApic.select(IOREDTBL + 2 * LINE);
        assertEquals(VECTOR | LEVEL | MASKED, ioApic.readWindow());
    }
}
