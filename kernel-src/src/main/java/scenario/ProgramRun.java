package scenario;

import java.util.Optional;
import java.util.function.Consumer;
import machine.Machine;
import nt.hal.ClockSource;
import nt.init.Kernel;
import nt.io.FileStore;
import nt.ke.BootOptions;
import nt.ps.EProcess;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import org.jspecify.annotations.Nullable;
import trace.KernelOptions;
import trace.Untraced;
import user.SystemFiles;

/** Runs a program that somebody brings along, until it ends. */
@Untraced("seen from outside the machine")
public final class ProgramRun {

    private final String path;
    private final String commandLine;
    private final FileStore files = SystemFiles.install();
    private @Nullable NtStatus refused;
    private @Nullable NtStatus exitStatus;

    private ProgramRun(String name, byte[] image, String commandLine) {
        this.path = SystemFiles.DIRECTORY + name;
        this.commandLine = commandLine;
        files.add(path, image);
    }

    /// What came of it.
    ///
    /// @param refused why the program could not be started; empty if it was
    /// @param exitStatus with what it ended; empty if it did not
    /// @param stopped why the machine stopped, if it was neither time nor the program's end
    /// @param time simulated, in 100-ns units
    public record Result(
            Optional<NtStatus> refused,
            Optional<NtStatus> exitStatus,
            Optional<String> stopped,
            long time) {

        /** Whether the program ran and ended with success. */
        public boolean succeeded() {
            return exitStatus.filter(NtStatus::isSuccess).isPresent();
        }
    }

    /// Runs `image` among the system's own files.
    ///
    /// @param until simulated time at which to end at the latest, in 100-ns units
    /// @param display is told of what the program shows, as it does
    public static Result run(
            String name,
            byte[] image,
            String commandLine,
            KernelOptions options,
            long until,
            Consumer<String> display) {
        var run = new ProgramRun(name, image, commandLine);
        Kernel kernel =
                Kernel.boot(
                        new Machine(options),
                        BootOptions.SERVER_2003,
                        ClockSource.LOCAL_TIMERS,
                        run.files,
                        run::start);
        kernel.hal.display.connect(display);
        kernel.machine.runUntil(until);
        boolean ended = run.exitStatus != null || run.refused != null;
        return new Result(
                Optional.ofNullable(run.refused),
                Optional.ofNullable(run.exitStatus),
                ended ? Optional.empty() : kernel.machine.stopReason(),
                kernel.machine.time());
    }

    private void start(Kernel kernel) {
        switch (kernel.startProgram(path, commandLine)) {
            case Outcome.Failure<EProcess>(NtStatus why) -> refused = why;
            case Outcome.Success<EProcess>(NtStatus _, EProcess process) -> {
                new Program(kernel).waitFor(process.pcb());
                exitStatus = process.exitStatus();
            }
        }
    }
}
