package nt.init;

import static nt.rtl.NtStatus.STATUS_OBJECT_NAME_NOT_FOUND;
import static nt.rtl.NtStatus.STATUS_SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import nt.Programs;
import nt.ps.EProcess;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;
import user.SystemFiles;

class StartProgramTest {

    @Test
    void a_program_runs_and_its_process_has_what_it_returned() {
        for (int seed = 1; seed <= 4; seed++) {
            Programs.run(
                    seed,
                    seed,
                    programs -> {
                        Programs.Run run = programs.runToEnd("hello.exe");
                        assertEquals(STATUS_SUCCESS, run.exitStatus());
                        EProcess process = run.process();
                        String said = "Hello from process " + process.uniqueProcessId();
                        assertTrue(run.shown().startsWith(said), run.shown());
                        assertEquals("hello.exe", process.imageFileName());
                        assertTrue(process.exitTime() >= process.createTime());
                        assertEquals(0, process.activeThreads());
                        assertEquals(0, process.handleCount());
                    });
        }
    }

    @Test
    void ntdll_lies_at_its_base_and_programs_know_how_to_call_the_kernel() {
        Programs.run(
                1,
                1,
                programs -> {
                    Kernel kernel = programs.kernel();
                    int base = kernel.processes.systemDll.base();
                    assertTrue(kernel.processes.systemDll.isPresent());
                    int entry = kernel.machine.memory().readInt(0x41000 + 0x300);
                    assertTrue(entry > base && entry < base + 0x10_0000, "%X".formatted(entry));
                });
    }

    @Test
    void what_is_no_program_is_not_started_and_leaves_nothing() {
        Programs.run(
                2,
                1,
                programs -> {
                    Kernel kernel = programs.kernel();
                    int before = kernel.processes.processes().size();
                    assertEquals(
                            STATUS_OBJECT_NAME_NOT_FOUND, programs.start("missing.exe").status());
                    kernel.files.add(SystemFiles.DIRECTORY + "text.exe", new byte[100]);
                    NtStatus refused = programs.start("text.exe").status();
                    assertTrue(!refused.isSuccess(), refused.toString());
                    assertEquals(before, kernel.processes.processes().size());
                });
    }

    @Test
    void a_process_that_nobody_refers_to_gives_all_its_memory_back() {
        Programs.run(
                2,
                3,
                programs -> {
                    Kernel kernel = programs.kernel();
                    kernel.objects.ObfDereferenceObject(programs.runToEnd("hello.exe").process());
                    int processes = kernel.processes.processes().size();
                    long committed = kernel.memory.counters().committed();
                    for (int run = 0; run < 5; run++) {
                        kernel.objects.ObfDereferenceObject(
                                programs.runToEnd("fork-join.exe").process());
                    }
                    programs.sleep(100);
                    assertEquals(processes, kernel.processes.processes().size());
                    assertEquals(committed, kernel.memory.counters().committed());
                });
    }
}
