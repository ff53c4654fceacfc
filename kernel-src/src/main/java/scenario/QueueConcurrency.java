package scenario;

import static nt.ke.KProcessorMode.KernelMode;

import java.util.HashSet;
import java.util.Set;
import nt.init.Kernel;
import nt.ke.KQueue;
import nt.ke.Queues.NotRemoved;
import nt.ke.Queues.Removed;
import nt.ke.Timeout;
import nt.rtl.ListEntry;

/// Ten threads serve a queue that lets two of them run; some requests make their thread sleep.
record QueueConcurrency() implements Scenario {

    private static final int THREADS = 10;
    private static final int CONCURRENCY = 2;
    private static final int PRIORITY = 8;

    /** Every so many requests one sleeps. */
    private static final int SLEEPY = 4;

    private enum Role {
        CLIENT,
        SERVER
    }

    private enum Step {
        BEGINS,
        SLEEPS,
        WAKES,
        ENDS
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String summary() {
        return "A queue hands entries to as many threads as it allows to run, and to another one when"
                + " one of them sleeps.";
    }

    @Override
    public long duration() {
        return 2 * Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        var queue = new KQueue<Integer>(CONCURRENCY);
        int all = kernel.ke.allProcessors();
        for (int index = 0; index < THREADS; index++) {
            program.start(Role.SERVER, PRIORITY, all, () -> serve(kernel, program, queue));
        }
        program.start(
                Role.CLIENT,
                PRIORITY,
                all,
                () -> {
                    for (int request = 0; ; request++) {
                        kernel.ke.queues.KeInsertQueue(queue, new ListEntry<>(request));
                        program.compute(Program.MILLISECOND);
                    }
                });
        program.sleepForever();
    }

    private static void serve(Kernel kernel, Program program, KQueue<Integer> queue) {
        while (true) {
            switch (kernel.ke.queues.KeRemoveQueue(queue, KernelMode, Timeout.NEVER)) {
                case Removed<Integer>(Integer request) -> {
                    program.mark(Step.BEGINS);
                    program.compute(Program.MILLISECOND);
                    if (request % SLEEPY == 0) {
                        program.mark(Step.SLEEPS);
                        program.sleep(20);
                        program.mark(Step.WAKES);
                    }
                    program.compute(Program.MILLISECOND / 2);
                    program.mark(Step.ENDS);
                }
                case NotRemoved<Integer> _ -> throw new IllegalStateException();
            }
        }
    }

    @Override
    public Claim claim() {
        return new Limit();
    }

    /// Whoever begins finds fewer running than are allowed. Those that have woken again are over
    /// the limit, and keep others from beginning.
    private static final class Limit implements Claim {

        private final Set<Integer> running = new HashSet<>();
        private final Set<Integer> inService = new HashSet<>();
        private int requests;
        private int most;
        private int mostInService;
        private int excess;

        @Override
        public void watch(Watch watch) {
            watch.calls("Program#mark", this::marked);
        }

        private void marked(Call call) {
            switch (Step.values()[call.number(0)]) {
                case BEGINS -> {
                    requests++;
                    if (running.size() >= CONCURRENCY) {
                        excess++;
                    }
                    running.add(call.thread());
                    inService.add(call.thread());
                }
                case WAKES -> running.add(call.thread());
                case SLEEPS -> running.remove(call.thread());
                case ENDS -> {
                    running.remove(call.thread());
                    inService.remove(call.thread());
                }
            }
            most = Math.max(most, running.size());
            mostInService = Math.max(mostInService, inService.size());
        }

        @Override
        public Verdict verdict() {
            if (requests < 10 * SLEEPY) {
                return Verdict.undecided("too few requests to tell");
            }
            // A thread that has got its entry may be overtaken by one that wakes before it begins.
            return Verdict.of(
                    excess * 20 < requests && mostInService > CONCURRENCY,
                    "%d requests, %d of them begun while %d others ran; up to %d in service at a"
                            + " time, %d of them running",
                    requests,
                    excess,
                    CONCURRENCY,
                    mostInService,
                    most);
        }
    }
}
