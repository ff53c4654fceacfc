package scenario;

import static nt.ps.ProcessManager.NORMAL_BASE_PRIORITY;

import java.util.HashMap;
import java.util.Map;
import nt.init.Kernel;
import nt.ps.EThread;

/// One thread suspends another that computes, and resumes it, again and again.
record SuspendLatency() implements Scenario {

    @Override
    public String name() {
        return "suspend-latency";
    }

    @Override
    public String summary() {
        return "KeSuspendThread returns before a thread on another processor has stopped.";
    }

    @Override
    public long duration() {
        return Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        int last = kernel.hal.processorCount() - 1;
        EThread target =
                kernel.processes.PsCreateSystemThread(
                        "target",
                        NORMAL_BASE_PRIORITY,
                        1 << last,
                        () -> {
                            while (true) {
                                program.compute(Program.MICROSECOND);
                            }
                        });
        kernel.ke.threads.KeSetAffinityThread(kernel.ke.processors.KeGetCurrentThread(), 1);
        while (true) {
            program.sleep(10);
            kernel.ke.suspension.KeSuspendThread(target);
            program.sleep(10);
            kernel.ke.suspension.KeResumeThread(target);
        }
    }

    @Override
    public Claim claim() {
        return new Latency();
    }

    /** From the return of the suspending routine to the target's arrival in its wait. */
    private static final class Latency implements Claim {

        private static final int ENOUGH = 5;

        private final Map<Integer, Long> returned = new HashMap<>();
        private final Map<Integer, Integer> targets = new HashMap<>();
        private final RunTimes runTimes = new RunTimes();
        private final Span latency = new Span();
        private int late;
        private int suspends;
        private int elsewhere;

        @Override
        public void watch(Watch watch) {
            runTimes.watch(watch);
            watch.calls("Suspension#KeSuspendThread", this::suspends);
            watch.returns("Suspension#KeSuspendThread", this::returns);
            watch.calls("Suspension#KiSuspendThread", this::stops);
        }

        private void suspends(Call call) {
            int target = call.number(0);
            targets.put(call.thread(), target);
            suspends++;
            for (int processor = 0; processor < 32; processor++) {
                if (processor != call.processor() && runTimes.runningOn(processor) == target) {
                    elsewhere++;
                }
            }
        }

        private void returns(Call call) {
            Integer target = targets.remove(call.thread());
            if (target != null) {
                returned.put(target, call.time());
            }
        }

        private void stops(Call call) {
            Long at = returned.remove(call.number(0));
            if (at != null) {
                late++;
                latency.add(call.time() - at);
            }
        }

        @Override
        public Verdict verdict() {
            if (elsewhere < ENOUGH) {
                return Verdict.undecided(
                        "the target did not run on another processor while it was suspended");
            }
            return Verdict.of(
                    late > 0,
                    "%d of %d suspended threads stopped after the call had returned, %.1f to %.1f"
                            + " µs later",
                    late,
                    suspends,
                    Span.microseconds(latency.least()),
                    Span.microseconds(latency.most()));
        }
    }
}
