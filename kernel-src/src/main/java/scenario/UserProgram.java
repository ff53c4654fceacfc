package scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nt.init.Kernel;
import nt.io.FileStore;
import nt.ps.EProcess;
import nt.rtl.NtStatus;
import nt.rtl.Outcome;
import user.SystemFiles;

/// A program of the system's own runs, in user mode, and ends with success; programs find out by
/// themselves whether all went as it should.
///
/// @param name as it is called for; with `.exe` the name of the image
/// @param summary what it shows
/// @param duration after which it has ended, in 100-ns units
/// @param effects what the kernel must be seen to do for it
record UserProgram(String name, String summary, long duration, List<Effect> effects)
        implements Scenario {

    /// Calls of a routine of the kernel that the program brings about.
    ///
    /// @param routine class and method, as in `Scheduler#KiSwapContext`
    /// @param atLeast how often
    record Effect(String routine, int atLeast) {}

    private enum Step {
        NOT_STARTED,
        STARTED,
        FAILED,
        SUCCEEDED
    }

    UserProgram {
        effects = List.copyOf(effects);
    }

    @Override
    public FileStore files() {
        return SystemFiles.install();
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        String image = name + ".exe";
        switch (kernel.startProgram(SystemFiles.DIRECTORY + image, image)) {
            case Outcome.Failure<EProcess> _ -> program.mark(Step.NOT_STARTED);
            case Outcome.Success<EProcess>(NtStatus _, EProcess process) -> {
                program.mark(Step.STARTED);
                program.waitFor(process.pcb());
                boolean success = process.exitStatus() == NtStatus.STATUS_SUCCESS;
                program.mark(success ? Step.SUCCEEDED : Step.FAILED);
            }
        }
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new EndsWell(effects);
    }

    private static final class EndsWell implements Claim {

        private final List<Effect> effects;
        private final int[] seen;
        private Step step = Step.NOT_STARTED;
        private boolean started;
        private int systemCalls;

        EndsWell(List<Effect> effects) {
            this.effects = effects;
            this.seen = new int[effects.size()];
        }

        @Override
        public void watch(Watch watch) {
            watch.calls(
                    "Program#mark",
                    call -> {
                        step = Step.values()[call.number(0)];
                        started = true;
                    });
            watch.calls("SystemCalls#KiFastCallEntry", _ -> systemCalls++);
            watch.calls("SystemCalls#KiSystemService", _ -> systemCalls++);
            for (int index = 0; index < seen.length; index++) {
                int effect = index;
                watch.calls(effects.get(index).routine(), _ -> seen[effect]++);
            }
        }

        @Override
        public Verdict verdict() {
            if (!started || step == Step.STARTED) {
                return Verdict.undecided("the program has not ended");
            }
            List<String> counts = new ArrayList<>();
            boolean all = true;
            for (int index = 0; index < seen.length; index++) {
                Effect effect = effects.get(index);
                counts.add(effect.routine() + " " + seen[index]);
                all &= seen[index] >= effect.atLeast();
            }
            return Verdict.of(
                    step == Step.SUCCEEDED && all && systemCalls > 0,
                    "the program %s after %d system calls%s",
                    step.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    systemCalls,
                    counts.isEmpty() ? "" : "; calls of " + String.join(", ", counts));
        }
    }
}
