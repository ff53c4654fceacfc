package scenario;

import java.util.HashMap;
import java.util.Map;
import nt.init.Kernel;
import nt.ps.EThread;

/// A thread computes while another one changes the set of processors it may run on.
record Affinity() implements Scenario {

    private static final int PRIORITY = 8;

    private enum Role {
        MOVED
    }

    @Override
    public String name() {
        return "affinity";
    }

    @Override
    public String summary() {
        return "A running thread leaves a processor that it may not run on any more at the next"
                + " interrupt, and never comes back to it.";
    }

    @Override
    public long duration() {
        return Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        int processors = kernel.hal.processorCount();
        EThread moved =
                program.start(
                        Role.MOVED, PRIORITY, kernel.ke.allProcessors(), program::computeForever);
        for (int step = 0; ; step++) {
            program.sleep(10);
            kernel.ke.threads.KeSetAffinityThread(moved, 1 << step % processors);
        }
    }

    @Override
    public Claim claim() {
        return new Obedience();
    }

    private static final class Obedience implements Claim {

        private static final long SOON = Program.MILLISECOND / 10;

        private final Map<Integer, Integer> allowed = new HashMap<>();
        private final Map<Integer, Long> since = new HashMap<>();
        private final Span delay = new Span();
        private int stray;

        @Override
        public void watch(Watch watch) {
            watch.calls("Threads#KeSetAffinityThread", this::changed);
            watch.calls("Scheduler#KiSwapContext", this::switched);
        }

        private void changed(Call call) {
            int set = call.number(1);
            Integer before = allowed.put(call.number(0), set);
            if (before == null || before != set) {
                since.put(call.number(0), call.time());
            }
        }

        private void switched(Call call) {
            int thread = call.number(1);
            Integer set = allowed.get(thread);
            if (set == null) {
                return;
            }
            if ((set & 1 << call.processor()) == 0) {
                stray++;
                return;
            }
            Long at = since.remove(thread);
            if (at != null) {
                delay.add(call.time() - at);
            }
        }

        @Override
        public Verdict verdict() {
            if (delay.count() < 5) {
                return Verdict.undecided("it needs two processors to move between");
            }
            return Verdict.of(
                    stray == 0 && delay.most() < SOON,
                    "%d moves, the thread ran on its new processor %.1f µs later at most; it was"
                            + " switched to elsewhere %d times",
                    delay.count(),
                    Span.microseconds(delay.most()),
                    stray);
        }
    }
}
