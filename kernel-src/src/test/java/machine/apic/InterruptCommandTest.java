package machine.apic;

import static machine.apic.Shorthand.ALL;
import static machine.apic.Shorthand.ALL_BUT_SELF;
import static machine.apic.Shorthand.NONE;
import static machine.apic.Shorthand.SELF;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import machine.Machine;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

/** Whom a message of processor 1 of 4 reaches. */
class InterruptCommandTest {

    private static final int VECTOR = 0x71;

    private final Machine machine = new Machine(KernelOptions.defaults());

    private Set<Integer> reached(InterruptMessage message, Shorthand shorthand) {
        machine.apic(1).command(message, shorthand);
        Set<Integer> reached = new TreeSet<>();
        for (int processor = 0; processor < machine.processorCount(); processor++) {
            if (machine.apic(processor).isRequested(VECTOR)) {
                reached.add(processor);
            }
        }
        return reached;
    }

    @Test
    void without_a_shorthand_the_destination_counts() {
        assertEquals(Set.of(3), reached(InterruptMessage.fixed(VECTOR, 3), NONE));
    }

    @Test
    void a_destination_that_does_not_exist_is_nobody() {
        assertEquals(Set.of(), reached(InterruptMessage.fixed(VECTOR, 7), NONE));
    }

    @Test
    void a_shorthand_counts_whatever_the_destination() {
        assertEquals(Set.of(1), reached(InterruptMessage.fixed(VECTOR, 3), SELF));
    }

    @Test
    void all_but_self() {
        assertEquals(Set.of(0, 2, 3), reached(InterruptMessage.fixed(VECTOR, 0), ALL_BUT_SELF));
    }

    @Test
    void all() {
        assertEquals(Set.of(0, 1, 2, 3), reached(InterruptMessage.fixed(VECTOR, 0), ALL));
    }

    @Test
    void a_broadcast_destination_is_everybody() {
        var message = InterruptMessage.fixed(VECTOR, InterruptMessage.EVERYBODY);
        assertEquals(Set.of(0, 1, 2, 3), reached(message, NONE));
    }

    @Test
    void a_logical_destination_is_a_set_of_groups() {
        machine.apic(0).setLogicalDestination(0b0001);
        machine.apic(2).setLogicalDestination(0b1100);
        machine.apic(3).setLogicalDestination(0b0010);
        var message = new InterruptMessage(DeliveryMode.FIXED, VECTOR, true, 0b0101, false);
        assertEquals(Set.of(0, 2), reached(message, NONE));
    }
}
