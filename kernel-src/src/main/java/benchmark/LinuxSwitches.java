package benchmark;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Linux's own thread switches per second: `perf bench sched pipe`, two processes that hand a byte
/// to and fro, on one processor. Each of its operations is a byte there and one back, and so two
/// switches: `perf stat -e context-switches` counts them.
final class LinuxSwitches {

    private static final int OPERATIONS = 300_000;
    private static final Pattern PROCESSOR_TIME = Pattern.compile("(?:user|sys) ([0-9.]+)");

    private LinuxSwitches() {}

    /** In seconds of processor time, like ours; empty if `perf` or `taskset` is not installed. */
    static OptionalDouble perSecond() {
        try {
            String command = "time -p taskset -c 0 perf bench sched pipe -l " + OPERATIONS;
            Process shell =
                    new ProcessBuilder("bash", "-c", command).redirectErrorStream(true).start();
            String told = new String(shell.getInputStream().readAllBytes());
            double seconds = 0;
            Matcher times = PROCESSOR_TIME.matcher(told);
            while (times.find()) {
                seconds += Double.parseDouble(times.group(1));
            }
            return shell.waitFor() == 0 && seconds > 0
                    ? OptionalDouble.of(2.0 * OPERATIONS / seconds)
                    : OptionalDouble.empty();
        } catch (IOException _) {
            return OptionalDouble.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        }
    }
}
