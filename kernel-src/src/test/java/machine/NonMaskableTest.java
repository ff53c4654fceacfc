package machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import machine.apic.DeliveryMode;
import machine.apic.InterruptMessage;
import machine.apic.Shorthand;
import machine.cpu.ExecutionStack;
import machine.cpu.Processor;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;

class NonMaskableTest {

    private final Machine machine = new Machine(KernelOptions.defaults().withProcessors(2));
    private final List<String> seen = new ArrayList<>();

    private void sendNonMaskable() {
        machine.apic(1)
                .command(
                        new InterruptMessage(DeliveryMode.NON_MASKABLE, 0, false, 0, false),
                        Shorthand.NONE);
    }

    private void start(Runnable first, Runnable second) {
        machine.start(0, ExecutionStack.startingWith(() -> thenRest(first)));
        machine.start(1, ExecutionStack.startingWith(() -> thenRest(second)));
        machine.runUntil(1000);
    }

    private void thenRest(Runnable work) {
        work.run();
        while (true) {
            machine.currentProcessor().halt();
        }
    }

    @Test
    void neither_the_flag_nor_the_task_priority_keeps_it_out() {
        Processor processor = machine.processor(0);
        processor.setInterruptService(Processor.NON_MASKABLE, () -> seen.add("served"));
        machine.apic(0).setTaskPriority(0xFF);
        start(
                () -> {
                    processor.disableInterrupts();
                    while (seen.isEmpty()) {
                        processor.point();
                    }
                    seen.add("went on");
                },
                this::sendNonMaskable);
        assertEquals(List.of("served", "went on"), seen);
    }

    @Test
    void it_ends_a_halt() {
        machine.processor(0).setInterruptService(Processor.NON_MASKABLE, () -> seen.add("served"));
        start(() -> {}, this::sendNonMaskable);
        assertEquals(List.of("served"), seen);
    }

    @Test
    void one_that_comes_while_one_is_served_waits_for_its_end() {
        Processor processor = machine.processor(0);
        processor.setInterruptService(
                Processor.NON_MASKABLE,
                () -> {
                    seen.add("begins");
                    if (seen.size() == 1) {
                        processor.requestNonMaskable();
                        processor.requestNonMaskable();
                    }
                    processor.point();
                    seen.add("ends");
                });
        start(() -> {}, this::sendNonMaskable);
        assertEquals(List.of("begins", "ends", "begins", "ends"), seen);
    }
}
