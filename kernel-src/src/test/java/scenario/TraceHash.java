package scenario;

import java.util.Arrays;
import trace.KernelOptions;

/// A number that differs when anything in the trace of a run does. As a program of its own it
/// prints that of the run that its arguments name: scenario, processors, seed, simulated time.
final class TraceHash {

    private TraceHash() {}

    static long of(String scenario, int processors, long seed, long until) {
        KernelOptions options = KernelOptions.defaults().withProcessors(processors).withSeed(seed);
        var hash = new long[] {17};
        try (TracedRun run = TracedRun.boot(scenario, options)) {
            run.recorder()
                    .streamTo(row -> {
                        long[] numbers = {
                            row.sequence(),
                            row.time(),
                            row.processor(),
                            row.thread(),
                            row.irql(),
                            row.kind().ordinal(),
                            row.method(),
                            row.site(),
                            Arrays.hashCode(row.arguments())
                        };
                        for (long number : numbers) {
                            hash[0] = hash[0] * 1_099_511_628_211L + number;
                        }
                    });
            run.runUntil(until);
            run.recorder().flush();
        }
        return hash[0];
    }

    public static void main(String[] arguments) {
        System.out.println(
                of(
                        arguments[0],
                        Integer.parseInt(arguments[1]),
                        Long.parseLong(arguments[2]),
                        Long.parseLong(arguments[3])));
    }
}
