package nt.services;

import nt.ke.KProcessorMode;
import nt.ke.Timeout;
import nt.ps.EProcess;
import nt.ps.EThread;

/// What services on processes and threads are tried on: programs that compute until they are ended.
final class EndlessPrograms {

    private EndlessPrograms() {}

    /** A process of one thread. */
    static EProcess process(UserCalls user) {
        EProcess process = user.kernel.processes.PspCreateProcess("program", 8);
        user.kernel.processes.PsCreateSystemThread(
                process, "program", 8, 1, () -> computeInUserMode(user));
        return process;
    }

    /** A thread of the System process. */
    static EThread thread(UserCalls user) {
        return user.kernel.processes.PsCreateSystemThread("thread", () -> computeInUserMode(user));
    }

    private static void computeInUserMode(UserCalls user) {
        user.kernel.ke.traps.enterUserMode(() -> {
            while (true) {
                user.kernel.machine.currentProcessor().point();
            }
        });
    }

    static void sleep(UserCalls user, long milliseconds) {
        user.kernel.ke.wait.KeDelayExecutionThread(
                KProcessorMode.KernelMode, false, Timeout.milliseconds(milliseconds));
    }
}
