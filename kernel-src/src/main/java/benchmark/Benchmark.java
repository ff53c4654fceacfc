package benchmark;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Measures what the model is to reach, and prints a line for each figure as it is known. Start it
/// as a process of its own, with the JVM's options that the launcher uses.
///
/// Times are processor time of the thread that carries the machine, after a warm-up; of Linux's own
/// figure, processor time of its two processes. Arguments name the parts to measure, `switches`,
/// `points`, `schedules`, `ia32`, `handles`, `threads`, `faults` or `services`; without one, all.
public final class Benchmark {

    private static final Map<String, List<Supplier<List<Figure>>>> PARTS =
            new TreeMap<>(
                    Map.of(
                            "switches",
                            List.of(
                                    () -> SwitchSpeed.figures(1),
                                    () -> SwitchSpeed.figures(2),
                                    () -> SwitchSpeed.figures(4)),
                            "points",
                            List.of(
                                    () -> List.of(PointSpeed.figure(1, 5e6)),
                                    () -> List.of(PointSpeed.figure(16, 20e6))),
                            "schedules",
                            List.of(
                                    () -> List.of(ScheduleSpeed.ofQueuedLock()),
                                    () -> List.of(ScheduleSpeed.ofPingPong())),
                            "ia32",
                            List.of(InstructionSpeed::figures),
                            "handles",
                            List.of(HandleSpeed::figures),
                            "threads",
                            List.of(() -> List.of(ThreadMemory.figure())),
                            "faults",
                            List.of(FaultSpeed::figures),
                            "services",
                            List.of(ServiceSpeed::figures)));

    private Benchmark() {}

    public static void main(String[] arguments) {
        List<String> wanted =
                arguments.length == 0 ? List.copyOf(PARTS.keySet()) : List.of(arguments);
        for (String part : wanted) {
            for (Supplier<List<Figure>> figures : PARTS.getOrDefault(part, List.of())) {
                figures.get().forEach(System.out::println);
            }
        }
    }
}
