package scenario;

import java.util.List;
import java.util.Optional;
import trace.KernelLauncher;
import trace.KernelOptions;
import trace.KernelRun;
import trace.LockUse;
import trace.Moment;
import trace.RecordedLog;
import trace.Recorder;
import trace.RunStatistics;
import trace.TraceDetail;
import trace.TraceLog;
import trace.TracedKernel;
import trace.Untraced;
import trace.weave.ValueNames;
import trace.weave.WeavingClassLoader;
import trace.weave.WovenImage;

/// A woven kernel that carries out a scenario. Its classes are its own; this class and the types of
/// `trace` are shared.
@Untraced("seen from outside the machine")
public final class TracedRun implements TracedKernel {

    private final KernelRun run;
    private final Recorder recorder;
    private final TraceLog log;

    private TracedRun(KernelRun run, Recorder recorder, TraceLog log) {
        this.run = run;
        this.recorder = recorder;
        this.log = log;
    }

    /** Boots one of which all is recorded. */
    public static TracedRun boot(String scenario, KernelOptions options) {
        return boot(scenario, options, TraceDetail.ALL);
    }

    /// @param scenario its name; an unknown one throws an `IllegalArgumentException` that lists
    ///   them
    public static TracedRun boot(String scenario, KernelOptions options, TraceDetail detail) {
        Scenarios.require(scenario);
        WovenImage image = WovenImage.image(detail);
        var recorder = new Recorder(options, image.targets());
        var loader = new WeavingClassLoader(image, recorder);
        KernelRun run =
                loader.instantiate(PlainRun.Launcher.class.getName(), KernelLauncher.class)
                        .boot(scenario, options);
        recorder.observe(run.moment());
        var log =
                new RecordedLog(
                        recorder,
                        image.methods(),
                        image.recorded(),
                        image.sites(),
                        new ValueNames(loader)::nameOf);
        return new TracedRun(run, recorder, log);
    }

    /** Records written since boot. */
    public long records() {
        return recorder.records();
    }

    Recorder recorder() {
        return recorder;
    }

    @Override
    public TraceLog log() {
        return log;
    }

    @Override
    public void runUntil(long time) {
        run.runUntil(time);
    }

    @Override
    public long time() {
        return run.time();
    }

    @Override
    public int processors() {
        return run.processors();
    }

    @Override
    public Optional<String> stopped() {
        return run.stopped();
    }

    @Override
    public List<LockUse> lockUses() {
        return run.lockUses();
    }

    @Override
    public String display() {
        return run.display();
    }

    @Override
    public RunStatistics statistics() {
        return run.statistics();
    }

    @Override
    public Moment moment() {
        return run.moment();
    }

    /** Nothing outlives the kernel's own objects. */
    @Override
    public void close() {}
}
