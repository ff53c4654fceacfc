package scenario;

import java.util.List;
import nt.init.Kernel;
import nt.io.FileStore;
import nt.ps.EProcess;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import user.SystemFiles;

/// Something of everything: threads of the system hand events to each other, and one program after
/// the other is started, calls the kernel, and ends. What the pages show when nothing else is asked
/// for.
record Everyday() implements Scenario {

    private static final List<String> PROGRAMS =
            List.of(
                    "hello.exe",
                    "producer-consumer.exe",
                    "exceptions.exe",
                    "fork-join.exe",
                    "apc-timer.exe");

    private static final PingPong THREADS = new PingPong("", "", 10 * Program.MILLISECOND);

    private static final int PAUSE_MILLISECONDS = 100;

    private enum Step {
        SUCCEEDED,
        FAILED
    }

    @Override
    public String name() {
        return "everyday";
    }

    @Override
    public String summary() {
        return "Threads hand events to each other, while one program after the other starts and ends.";
    }

    @Override
    public long duration() {
        return 2 * Program.SECOND;
    }

    @Override
    public FileStore files() {
        return SystemFiles.install();
    }

    @Override
    public void run(Kernel kernel) {
        THREADS.start(kernel);
        var program = new Program(kernel);
        while (true) {
            for (String image : PROGRAMS) {
                program.mark(runToItsEnd(image, kernel, program));
                program.sleep(PAUSE_MILLISECONDS);
            }
        }
    }

    private static Step runToItsEnd(String image, Kernel kernel, Program program) {
        return switch (kernel.startProgram(SystemFiles.DIRECTORY + image, image)) {
            case Outcome.Failure<EProcess> _ -> Step.FAILED;
            case Outcome.Success<EProcess>(NtStatus _, EProcess process) -> {
                program.waitFor(process.pcb());
                boolean success = process.exitStatus() == NtStatus.STATUS_SUCCESS;
                kernel.objects.ObfDereferenceObject(process);
                yield success ? Step.SUCCEEDED : Step.FAILED;
            }
        };
    }

    @Override
    public Claim claim() {
        return new AllSucceed();
    }

    private static final class AllSucceed implements Claim {

        private final int[] ended = new int[Step.values().length];

        @Override
        public void watch(Watch watch) {
            watch.calls("Program#mark", call -> ended[call.number(0)]++);
        }

        @Override
        public Verdict verdict() {
            int succeeded = ended[Step.SUCCEEDED.ordinal()];
            int failed = ended[Step.FAILED.ordinal()];
            return succeeded + failed == 0
                    ? Verdict.undecided("no program has ended")
                    : Verdict.of(
                            failed == 0, "%d programs ended well, %d otherwise", succeeded, failed);
        }
    }
}
