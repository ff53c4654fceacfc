package benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// IA-32 instructions per second of the loops: translated, interpreted, by four processors in
/// turns, and by whatever else is installed that can execute them. The peers' instructions are
/// counted by the model, their seconds are processor time.
final class InstructionSpeed {

    private static final int REPETITIONS = 5;
    private static final int SLICE = 1000;
    private static final int PROCESSORS = 4;
    private static final long INSTRUCTIONS_IN_SLICES = 200_000_000;

    /** Of the rounds: for those that are slower by an order of magnitude. */
    private static final int SLOW = 4;

    private InstructionSpeed() {}

    /** All figures of this part. */
    static List<Figure> figures() {
        Map<Loop, Double> translated = new EnumMap<>(Loop.class);
        Map<Loop, Double> interpreted = new EnumMap<>(Loop.class);
        Map<Loop, Double> inSlices = new EnumMap<>(Loop.class);
        var translating = new LoopMachine(1, false);
        var interpreting = new LoopMachine(1, true);
        var four = new LoopMachine(PROCESSORS, false);
        // In turns, so that all see the same state of the computer.
        for (int i = 0; i < REPETITIONS; i++) {
            for (Loop loop : Loop.values()) {
                translated.merge(loop, alone(translating, loop, loop.rounds), Math::max);
                interpreted.merge(loop, alone(interpreting, loop, loop.rounds / SLOW), Math::max);
                inSlices.merge(loop, inTurns(four, loop), Math::max);
            }
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(millions(800, "IA-32 instructions, translated", mean(translated)));
        figures.add(millions(150, "IA-32 instructions, interpreted", mean(interpreted)));
        figures.add(
                millions(
                        400,
                        "IA-32 instructions, 4 processors, slices of " + SLICE,
                        mean(inSlices)));
        compare(figures, translated);
        return figures;
    }

    private static void compare(List<Figure> figures, Map<Loop, Double> translated) {
        System.out.println(row("million IA-32 instructions/s", List.of((Object[]) Loop.values())));
        System.out.println(row("translated", List.copyOf(translated.values())));
        for (LoopPeer peer : LoopPeer.all()) {
            Map<Loop, Double> speeds = speeds(peer);
            if (speeds.isEmpty()) {
                System.out.println(peer.name() + ": not installed");
                continue;
            }
            System.out.println(row(peer.name(), List.copyOf(speeds.values())));
            double ratio = mean(translated) / mean(speeds);
            String what = "translated, times the speed of " + peer.name();
            switch (peer.name()) {
                case "bochs" -> figures.add(Figure.atLeast(8, what, ratio, ""));
                case "qemu-system-i386" -> figures.add(Figure.atLeast(0.6, what, ratio, ""));
                default -> {}
            }
        }
    }

    private static String row(String name, List<?> cells) {
        var row = new StringBuilder(String.format(Locale.ROOT, "%-30s", name));
        for (Object cell : cells) {
            row.append(
                    cell instanceof Double number
                            ? String.format(Locale.ROOT, "%11.0f", number)
                            : String.format(Locale.ROOT, "%11s", cell));
        }
        return row.toString();
    }

    private static Figure millions(double target, String what, double value) {
        return Figure.atLeast(target, what, value, "million/s");
    }

    private static double alone(LoopMachine machine, Loop loop, int rounds) {
        machine.start(0, loop.ordinal(), rounds);
        var watch = new Stopwatch();
        long executed = machine.finish(0);
        return executed / watch.seconds() / 1e6;
    }

    private static double inTurns(LoopMachine machine, Loop loop) {
        for (int processor = 0; processor < PROCESSORS; processor++) {
            machine.start(processor, loop.ordinal(), Integer.MAX_VALUE);
        }
        var watch = new Stopwatch();
        long executed = 0;
        while (executed < INSTRUCTIONS_IN_SLICES) {
            for (int processor = 0; processor < PROCESSORS; processor++) {
                executed += machine.run(processor, SLICE);
            }
        }
        return executed / watch.seconds() / 1e6;
    }

    /** Empty if the peer is not installed. */
    private static Map<Loop, Double> speeds(LoopPeer peer) {
        Map<Loop, Double> speeds = new EnumMap<>(Loop.class);
        for (Loop loop : Loop.values()) {
            int rounds = peer.name().equals("bochs") ? loop.rounds / SLOW : loop.rounds * SLOW;
            OptionalDouble seconds = peer.seconds(loop, rounds);
            if (seconds.isEmpty()) {
                return Map.of();
            }
            speeds.put(loop, executed(loop, rounds) / seconds.getAsDouble() / 1e6);
        }
        return speeds;
    }

    private static long executed(Loop loop, int rounds) {
        var machine = new LoopMachine(1, false);
        machine.start(0, loop.ordinal(), rounds);
        return machine.finish(0);
    }

    private static double mean(Map<Loop, Double> speeds) {
        double product = 1;
        for (double speed : speeds.values()) {
            product *= speed;
        }
        return Math.pow(product, 1.0 / speeds.size());
    }
}
