package scenario;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import trace.KernelOptions;
import trace.KernelRun;
import trace.Untraced;

/// Measures thread switches per second: `ping-pong-untimed`, untraced and traced, the same seed.
/// Start it as a process of its own; the first runs are warm-up. Seconds are processor time of the
/// machine's one thread, so other processes disturb little; the share of wall time is told beside.
///
/// Arguments: processors (2), simulated milliseconds per run (500), runs (5).
@Untraced("seen from outside the machine")
public final class Benchmark {

    private static final String SCENARIO = "ping-pong-untimed";

    private Benchmark() {}

    public static void main(String[] arguments) {
        int processors = argument(arguments, 0, 2);
        long until = argument(arguments, 1, 500) * Program.MILLISECOND;
        int runs = argument(arguments, 2, 5);
        KernelOptions options = KernelOptions.defaults().withProcessors(processors);
        for (int run = 1; run <= runs; run++) {
            KernelRun plain = PlainRun.boot(SCENARIO, options);
            double untraced = print("untraced", plain, until);
            TracedRun woven = TracedRun.boot(SCENARIO, options);
            double traced = print("traced", woven, until);
            long records = woven.log().records();
            System.out.printf(
                    "          %,d records, %.1f a switch, %.1f ns each%n",
                    records,
                    (double) records / woven.statistics().contextSwitches(),
                    (traced - untraced) * 1e9 / records);
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private static double print(String kind, KernelRun run, long until) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = System.nanoTime();
        long begunProcessor = threads.getCurrentThreadCpuTime();
        run.runUntil(until);
        double seconds = (threads.getCurrentThreadCpuTime() - begunProcessor) / 1e9;
        double wall = (System.nanoTime() - begun) / 1e9;
        long switches = run.statistics().contextSwitches();
        System.out.printf(
                "%-8s  %,9d switches  %6.3f s (%2.0f %% of wall)  %,9.0f switches/s%n",
                kind, switches, seconds, 100 * seconds / wall, switches / seconds);
        return seconds;
    }
}
