package scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import machine.Machine;
import machine.memory.PhysicalMemory;
import nt.hal.ClockSource;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ps.EProcess;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trace.KernelOptions;
import user.SystemFiles;

/** A run is the same, bit for bit, whether programs are translated or interpreted. */
class TranslatedProgramTest {

    private static final long TOO_LONG = 600_000_000L;

    /** What a run leaves behind. */
    private record End(
            String shown, String stopped, long time, long slices, long interrupts, int memory) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sieve.exe",
                "fork-join.exe",
                "producer-consumer.exe",
                "exceptions.exe",
                "apc-timer.exe",
                "rtl-laws.exe"
            })
    void a_program_runs_the_same_way_translated_and_interpreted(String program) {
        End translated = run(program, true);
        assertNotEquals("", translated.shown());
        assertEquals(run(program, false), translated);
    }

    private static End run(String program, boolean translated) {
        Machine machine = new Machine(KernelOptions.defaults().withTranslation(translated));
        Kernel kernel =
                Kernel.boot(
                        machine,
                        BootOptions.SERVER_2003,
                        ClockSource.LOCAL_TIMERS,
                        SystemFiles.install(),
                        booted -> start(booted, program));
        machine.runUntil(TOO_LONG);
        return new End(
                kernel.hal.display.text(),
                machine.stopReason().orElse("time"),
                machine.time(),
                machine.slices(),
                machine.interrupts(),
                hash(machine.memory()));
    }

    private static void start(Kernel kernel, String program) {
        switch (kernel.startProgram(SystemFiles.DIRECTORY + program, program)) {
            case Outcome.Failure<EProcess>(NtStatus why) ->
                    throw new AssertionError(program + ": " + why);
            case Outcome.Success<EProcess>(NtStatus _, EProcess process) ->
                    new Program(kernel).waitFor(process.pcb());
        }
    }

    private static int hash(PhysicalMemory memory) {
        int hash = 0;
        for (int frame = 0; frame < memory.frames(); frame++) {
            hash = 31 * hash + Arrays.hashCode(memory.readablePage(frame));
        }
        return hash;
    }
}
