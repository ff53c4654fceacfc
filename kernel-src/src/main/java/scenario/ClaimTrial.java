package scenario;

import java.util.List;
import java.util.Optional;
import machine.Turn;
import machine.cpu.StackFailure;
import trace.KernelLauncher;
import trace.KernelOptions;
import trace.KernelRun;
import trace.RecordedLog;
import trace.Recorder;
import trace.TraceDetail;
import trace.Untraced;
import trace.weave.ValueNames;
import trace.weave.WeavingClassLoader;
import trace.weave.WovenImage;

/// Judges a scenario's claim run after run. All runs use the same woven classes, which costs a
/// hundred times less than to have each load its own; one thread at a time.
@Untraced("seen from outside the machine")
final class ClaimTrial {

    private final Scenario scenario;
    private final KernelOptions options;
    private final long until;
    private final Recorder recorder;
    private final RecordedLog log;
    private final KernelLauncher launcher;

    ClaimTrial(Scenario scenario, KernelOptions options, long until) {
        this.scenario = scenario;
        this.options = options;
        this.until = until;
        WovenImage image = WovenImage.image(TraceDetail.ALL);
        recorder = new Recorder(options, image.targets());
        var loader = new WeavingClassLoader(image, recorder);
        log =
                new RecordedLog(
                        recorder,
                        image.methods(),
                        image.recorded(),
                        image.sites(),
                        new ValueNames(loader)::nameOf);
        launcher = loader.instantiate(PlainRun.Launcher.class.getName(), KernelLauncher.class);
    }

    /** What the claim says of the run with this seed, if it does not hold. */
    Optional<String> run(long seed, int meanSlice) {
        KernelOptions own = options.withSeed(seed).withMeanSlice(meanSlice);
        return judge(launcher.boot(scenario.name(), own));
    }

    /** What the claim says of the run with these turns, if it does not hold. */
    Optional<String> run(List<Turn> turns) {
        return judge(launcher.boot(scenario.name(), options, Turn.numbers(turns)));
    }

    private Optional<String> judge(KernelRun run) {
        recorder.observe(run.moment());
        Claim claim = scenario.claim();
        var watch = new Watch(log);
        claim.watch(watch);
        recorder.streamTo(watch);
        try {
            run.runUntil(until);
        } catch (StackFailure e) {
            return Optional.of(String.valueOf(e.getCause()));
        }
        recorder.flush();
        Verdict verdict = claim.verdict();
        return verdict.fails() ? Optional.of("the claim " + verdict) : Optional.empty();
    }
}
