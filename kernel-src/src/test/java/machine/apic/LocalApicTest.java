package machine.apic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import machine.Machine;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

class LocalApicTest {

    private final LocalApic apic = new Machine(KernelOptions.defaults()).apic(0);

    @Test
    void the_most_urgent_request_is_served_first() {
        apic.request(0x41);
        apic.request(0xD1);
        apic.request(0x3D);
        assertEquals(0xD1, apic.acknowledge());
    }

    @Test
    void what_is_in_service_keeps_its_own_class_out() {
        apic.request(0x41);
        assertEquals(0x41, apic.acknowledge());
        apic.request(0x4F);
        assertFalse(apic.hasDeliverable());
        apic.request(0x51);
        assertEquals(0x51, apic.acknowledge());
        apic.endOfInterrupt();
        assertFalse(apic.hasDeliverable());
        apic.endOfInterrupt();
        assertEquals(0x4F, apic.acknowledge());
    }

    @Test
    void the_task_priority_keeps_its_class_and_below_out() {
        apic.setTaskPriority(0x41);
        apic.request(0x4F);
        assertFalse(apic.hasDeliverable());
        apic.setTaskPriority(0x3D);
        assertTrue(apic.hasDeliverable());
    }

    @Test
    void requests_of_one_vector_do_not_add_up() {
        apic.request(0x41);
        apic.request(0x41);
        assertEquals(0x41, apic.acknowledge());
        apic.endOfInterrupt();
        assertFalse(apic.hasDeliverable());
    }

    @Test
    void a_request_can_be_taken_back_until_it_is_in_service() {
        apic.request(0x41);
        apic.cancel(0x41);
        assertFalse(apic.hasDeliverable());
    }

    @Test
    void an_end_of_nothing_is_an_error() {
        assertThrows(IllegalStateException.class, apic::endOfInterrupt);
    }
}
