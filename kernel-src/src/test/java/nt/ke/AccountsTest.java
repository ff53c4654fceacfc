package nt.ke;

import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import nt.Lab;
import nt.Rule;
import nt.rtl.KIrql;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

/** To what the clock charges its ticks. A tick is 15.625 ms, so 1000 ms are 64. */
class AccountsTest {

    private static void assertTicks(int expected, int ticks) {
        assertEquals(expected, ticks, 1);
    }

    @Test
    @Rule("tick accounts")
    void user_and_kernel_time_of_threads_and_processes_are_told_apart() {
        Lab.run(
                1,
                1,
                lab -> {
                    var process = lab.kernel.processes.PspCreateProcess("program", 8);
                    KThread thread =
                            lab.kernel.processes.PsCreateSystemThread(
                                    process,
                                    "program",
                                    8,
                                    1,
                                    () -> lab.kernel.ke.traps.enterUserMode(() -> program(lab)));
                    lab.waitFor(thread);
                    assertTicks(3 * 64, thread.userTime());
                    assertTicks(2 * 64, thread.kernelTime());
                    assertEquals(thread.userTime(), process.userTime());
                    assertEquals(thread.kernelTime(), process.kernelTime());
                    KPrcb prcb = lab.kernel.ke.processors.prcb(0);
                    assertEquals(thread.userTime(), prcb.userTime());
                    assertEquals(
                            lab.kernel.ke.time.KeQueryTickCount(),
                            prcb.userTime() + prcb.kernelTime());
                });
    }

    private static void program(Lab lab) {
        lab.compute(1000);
        lab.kernel.ke.traps.KiSystemService(() -> {
            lab.compute(2000);
            return NtStatus.STATUS_SUCCESS;
        });
        lab.compute(2000);
    }

    @Test
    @Rule("tick accounts")
    void deferred_procedure_calls_and_interrupts_have_accounts_of_the_processor() {
        Lab.run(
                1,
                1,
                lab -> {
                    KPrcb prcb = lab.kernel.ke.processors.prcb(0);
                    KThread own = lab.kernel.ke.processors.KeGetCurrentThread();
                    int before = own.kernelTime();
                    var dpc = new KDpc((_, _, _) -> lab.compute(1000));
                    lab.kernel.ke.dpcs.KeInsertQueueDpc(dpc, null, null);
                    assertTicks(64, prcb.dpcTime());
                    lab.kernel.hal.levels.KeRaiseIrql(KIrql.DEVICE_LEVEL_3);
                    lab.compute(2000);
                    lab.kernel.hal.levels.KeLowerIrql(PASSIVE_LEVEL);
                    assertTicks(2 * 64, prcb.interruptTime());
                    assertTicks(before, own.kernelTime());
                    assertEquals(lab.kernel.ke.time.KeQueryTickCount(), prcb.kernelTime());
                });
    }
}
