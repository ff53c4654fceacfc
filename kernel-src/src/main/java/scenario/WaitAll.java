package scenario;

import static nt.ke.KProcessorMode.KernelMode;

import java.util.List;
import java.util.stream.IntStream;
import nt.init.Kernel;
import nt.ke.KMutant;
import nt.ke.KWaitReason;
import nt.ke.Priorities;
import nt.ke.Timeout;
import nt.ke.WaitType;

/// The dining philosophers: each waits for both forks in one step.
record WaitAll() implements Scenario {

    private static final int PHILOSOPHERS = 5;
    private static final int PRIORITY = 8;

    private enum Role {
        PHILOSOPHER
    }

    private enum Step {
        EATS,
        THINKS
    }

    @Override
    public String name() {
        return "wait-all";
    }

    @Override
    public String summary() {
        return "Who waits for all takes all or nothing, so philosophers who wait for both forks never"
                + " block each other for good.";
    }

    @Override
    public long duration() {
        return Program.SECOND;
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        List<KMutant> forks =
                IntStream.range(0, PHILOSOPHERS).mapToObj(_ -> new KMutant()).toList();
        for (int index = 0; index < PHILOSOPHERS; index++) {
            List<KMutant> own = List.of(forks.get(index), forks.get((index + 1) % PHILOSOPHERS));
            program.start(
                    Role.PHILOSOPHER,
                    PRIORITY,
                    kernel.ke.allProcessors(),
                    () -> dine(kernel, program, own));
        }
        program.sleepForever();
    }

    private static void dine(Kernel kernel, Program program, List<KMutant> forks) {
        while (true) {
            kernel.ke.wait.KeWaitForMultipleObjects(
                    forks,
                    WaitType.WaitAll,
                    KWaitReason.Executive,
                    KernelMode,
                    false,
                    Timeout.NEVER);
            program.mark(Step.EATS);
            program.compute(Program.MILLISECOND);
            program.mark(Step.THINKS);
            for (KMutant fork : forks) {
                kernel.ke.mutants.KeReleaseMutant(fork, Priorities.MUTANT_INCREMENT);
            }
            program.compute(Program.MILLISECOND);
        }
    }

    @Override
    public Claim claim() {
        return new Meals();
    }

    /** Nobody starves, and there are never more than two at table, for there are five forks. */
    private static final class Meals implements Claim {

        private static final int MOST_AT_TABLE = PHILOSOPHERS / 2;

        private final Cast cast = new Cast();
        private final Counter meals = new Counter();
        private int atTable;
        private int most;

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            watch.calls("Program#mark", this::marked);
        }

        private void marked(Call call) {
            if (call.number(0) == Step.EATS.ordinal()) {
                meals.add(call.thread());
                most = Math.max(most, ++atTable);
            } else {
                atTable--;
            }
        }

        @Override
        public Verdict verdict() {
            long fewest = cast.all(Role.PHILOSOPHER).stream().mapToLong(meals::of).min().orElse(0);
            if (meals.total() < 10 * PHILOSOPHERS) {
                return Verdict.undecided("hardly anybody has eaten yet");
            }
            return Verdict.of(
                    fewest > 0 && most <= MOST_AT_TABLE,
                    "%d meals, at least %d for each of %d philosophers, at most %d at a time",
                    meals.total(),
                    fewest,
                    PHILOSOPHERS,
                    most);
        }
    }
}
