package scenario;

import java.util.HashMap;
import java.util.Map;
import nt.init.Kernel;

/** A thread of high priority that wakes now and then, over threads of low priority that compute. */
record Preemption() implements Scenario {

    private static final int LOW = 4;
    private static final int HIGH = 12;

    @Override
    public String name() {
        return "preemption";
    }

    @Override
    public String summary() {
        return "A thread of priority 12 wakes every 50 ms and takes a processor from one of priority 4.";
    }

    @Override
    public long duration() {
        return Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        for (int processor = 0; processor < kernel.hal.processorCount(); processor++) {
            kernel.processes.PsCreateSystemThread(
                    "low " + processor,
                    LOW,
                    1 << processor,
                    () -> {
                        while (true) {
                            program.compute(Program.MILLISECOND);
                        }
                    });
        }
        kernel.processes.PsCreateSystemThread(
                "high",
                HIGH,
                kernel.ke.allProcessors(),
                () -> {
                    while (true) {
                        program.sleep(50);
                        program.compute(5 * Program.MILLISECOND);
                    }
                });
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Delay();
    }

    /** From the end of the urgent thread's wait to its first instruction. */
    private static final class Delay implements Claim {

        private static final long SOON = Program.MILLISECOND / 10;

        private final Map<Integer, Long> readied = new HashMap<>();
        private final Span delay = new Span();

        @Override
        public void watch(Watch watch) {
            watch.calls("WaitEnd#KiUnwaitThread", call -> readied.put(call.number(0), call.time()));
            watch.calls("Scheduler#KiSwapContext", this::switched);
        }

        private void switched(Call call) {
            Long at = readied.remove(call.number(1));
            if (at != null) {
                delay.add(call.time() - at);
            }
        }

        @Override
        public Verdict verdict() {
            return delay.count() == 0
                    ? Verdict.undecided("the urgent thread has not woken")
                    : Verdict.of(
                            delay.most() < SOON,
                            "%d times a thread woke, and ran %.1f µs later on average, %.1f at most",
                            delay.count(),
                            delay.meanMicroseconds(),
                            Span.microseconds(delay.most()));
        }
    }
}
