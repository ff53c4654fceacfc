package nt;

import java.util.function.Consumer;
import machine.Machine;
import machine.cpu.StackFailure;
import nt.hal.ClockSource;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.KProcessorMode;
import nt.ke.KWaitReason;
import nt.ke.Timeout;
import nt.ps.EProcess;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import trace.KernelOptions;
import user.SystemFiles;

/// A system with `ntdll` and the programs that come with it. The body runs in the first thread of
/// the system; what it asserts is thrown to the test, with the seed.
public final class Programs {

    /** Simulated time that no test needs. */
    private static final long TOO_LONG = 60_000 * Lab.MILLISECOND;

    private final Kernel kernel;

    private Programs(Kernel kernel) {
        this.kernel = kernel;
    }

    /** What a program has left. */
    public record Run(EProcess process, NtStatus exitStatus, String shown) {}

    /** Runs the body once. */
    public static void run(int processors, long seed, Consumer<Programs> body) {
        Kernel kernel =
                Kernel.boot(
                        new Machine(
                                KernelOptions.defaults().withProcessors(processors).withSeed(seed)),
                        BootOptions.SERVER_2003,
                        ClockSource.LOCAL_TIMERS,
                        SystemFiles.install(),
                        booted -> body.accept(new Programs(booted)));
        try {
            kernel.machine.runUntil(TOO_LONG);
        } catch (StackFailure e) {
            throw new AssertionError("seed " + seed + ": " + e.getCause(), e);
        }
        String end = kernel.machine.stopReason().orElse("nothing, it waits for ever");
        if (!end.equals("the first program has ended")) {
            throw new AssertionError("seed " + seed + ": ended by " + end);
        }
    }

    public Kernel kernel() {
        return kernel;
    }

    public void sleep(long milliseconds) {
        kernel.ke.wait.KeDelayExecutionThread(
                KProcessorMode.KernelMode, false, Timeout.milliseconds(milliseconds));
    }

    /** Starts a program of the system directory. */
    public Outcome<EProcess> start(String name) {
        return kernel.startProgram(SystemFiles.DIRECTORY + name, name);
    }

    /** Runs a program to its end. Its process stays referenced. */
    public Run runToEnd(String name) {
        int before = kernel.hal.display.text().length();
        return switch (start(name)) {
            case Outcome.Success<EProcess>(NtStatus _, EProcess process) -> {
                kernel.ke.wait.KeWaitForSingleObject(
                        process,
                        KWaitReason.Executive,
                        KProcessorMode.KernelMode,
                        false,
                        Timeout.NEVER);
                yield new Run(
                        process, process.exitStatus(), kernel.hal.display.text().substring(before));
            }
            case Outcome.Failure<EProcess>(NtStatus why) ->
                    throw new AssertionError(name + " cannot be started: " + why);
        };
    }
}
