package nt.ke;

import static nt.ke.QuantumTable.SERVER_SEPARATION;
import static nt.ke.QuantumTable.WORKSTATION_SEPARATION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import nt.Lab;
import nt.Rule;
import nt.ps.EProcess;
import nt.ps.EThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantumTableTest {

    @ParameterizedTest
    @CsvSource({
        "true, false, 6, 12, 18",
        "true, true, 12, 24, 36",
        "false, false, 18, 18, 18",
        "false, true, 36, 36, 36"
    })
    void has_a_column_for_each_separation(
            boolean variable, boolean isLong, int zero, int one, int two) {
        var table = new QuantumTable(0, variable, isLong);
        assertEquals(zero, table.units(0));
        assertEquals(one, table.units(1));
        assertEquals(two, table.units(2));
    }

    @Test
    @Rule("priority separation fields")
    void the_registry_value_has_three_fields_of_two_bits() {
        assertEquals(new QuantumTable(2, true, false), QuantumTable.of(0b10_01_10, true));
        assertEquals(new QuantumTable(0, false, true), QuantumTable.of(0b01_10_00, false));
        assertEquals(new QuantumTable(2, true, false), QuantumTable.of(0b11_11_11, false));
        assertEquals(new QuantumTable(0, false, true), QuantumTable.of(0, true));
    }

    @Test
    @Rule("quantum table")
    void a_server_has_36_units_and_a_workstation_18_in_the_foreground_and_6_behind() {
        QuantumTable server = QuantumTable.of(SERVER_SEPARATION, true);
        assertEquals(36, server.quantum(8, false));
        assertEquals(36, server.quantum(8, true));
        QuantumTable workstation = QuantumTable.of(WORKSTATION_SEPARATION, false);
        assertEquals(6, workstation.quantum(8, false));
        assertEquals(18, workstation.quantum(8, true));
    }

    @Test
    @Rule("idle class quantum")
    void a_process_of_the_idle_class_has_6_units_whatever_the_table() {
        assertEquals(6, QuantumTable.of(SERVER_SEPARATION, true).quantum(4, true));
    }

    @Test
    @Rule("foreground boost")
    void threads_of_the_foreground_are_raised_a_little_more_when_they_have_waited() {
        BootOptions options =
                BootOptions.SERVER_2003.withPrioritySeparation(WORKSTATION_SEPARATION);
        Lab.run(
                options,
                1,
                1,
                lab -> {
                    EProcess process = lab.kernel.processes.PspCreateProcess("front", 8);
                    lab.kernel.processes.priorities.PsSetProcessPriorityByMode(process, true);
                    var event = new KEvent(EventType.SynchronizationEvent, false);
                    var priorities = new int[2];
                    EThread thread =
                            lab.kernel.processes.PsCreateSystemThread(
                                    process,
                                    "waiter",
                                    8,
                                    1,
                                    () -> {
                                        lab.waitFor(event);
                                        KThread self =
                                                lab.kernel.ke.processors.KeGetCurrentThread();
                                        priorities[0] = self.priority();
                                        lab.compute(6 * 16);
                                        priorities[1] = self.priority();
                                    });
                    lab.sleep(20);
                    assertEquals(18, ((KThread) thread).quantumReset);
                    lab.kernel.ke.events.KeSetEvent(event, 1, false);
                    lab.waitFor(thread);
                    assertEquals(8 + 1 + 2, priorities[0]);
                    assertEquals(8, priorities[1], "the quantum's end takes 2 + 1 at once");
                });
    }
}
