package scenario;

import static nt.ke.BalanceSetManager.STARVATION_TICKS;
import static nt.ke.BootOptions.MULTIPROCESSOR_CLOCK;

import java.util.HashMap;
import java.util.Map;
import nt.init.Kernel;
import nt.ke.BootOptions;

/// On every processor a thread of priority 10 computes for ever; one of priority 4 wants to, too.
///
/// @param name as it is called for
/// @param summary what it shows
/// @param rescued whether there is a balance set manager
record Starvation(String name, String summary, boolean rescued) implements Scenario {

    private static final int HOG_PRIORITY = 10;
    private static final int VICTIM_PRIORITY = 4;

    private enum Role {
        HOG,
        VICTIM
    }

    @Override
    public long duration() {
        return 30 * Program.SECOND;
    }

    @Override
    public BootOptions bootOptions() {
        BootOptions usual = BootOptions.SERVER_2003;
        return rescued ? usual : usual.withoutBalanceSetManager();
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        program.direct();
        for (int processor = 0; processor < kernel.hal.processorCount(); processor++) {
            program.start(Role.HOG, HOG_PRIORITY, 1 << processor, program::computeForever);
        }
        program.start(
                Role.VICTIM, VICTIM_PRIORITY, kernel.ke.allProcessors(), program::computeForever);
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return rescued ? new Rescue() : new Nothing();
    }

    /** After 300 ticks and its processor's turn to be looked at, the victim gets two ticks. */
    private static final class Rescue implements Claim {

        private static final long TICK = MULTIPROCESSOR_CLOCK;
        private static final long LONGEST_TURN = 2 * TICK;

        private final Cast cast = new Cast();
        private final RunTimes runTimes = new RunTimes();
        private final Map<Integer, Long> readySince = new HashMap<>();
        private final Span waited = new Span();
        private int processors;

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            runTimes.watch(watch);
            watch.calls("ReadyQueues#insert", call -> readySince.put(call.number(0), call.time()));
            watch.calls("BalanceSetManager#rescue", this::rescued);
        }

        private void rescued(Call call) {
            Long since = readySince.get(call.number(0));
            if (since != null && cast.is(call.number(0), Role.VICTIM)) {
                waited.add(call.time() - since);
            }
        }

        @Override
        public Verdict verdict() {
            if (waited.count() == 0) {
                return Verdict.undecided("nobody has waited long enough");
            }
            var turns = new Span();
            runTimes.stretches().stream()
                    .filter(stretch -> cast.is(stretch.thread(), Role.VICTIM))
                    .forEach(stretch -> turns.add(stretch.length()));
            processors = cast.all(Role.HOG).size();
            long latest = STARVATION_TICKS * TICK + (processors + 1) * Program.SECOND;
            return Verdict.of(
                    waited.least() > (STARVATION_TICKS - 1) * TICK
                            && waited.most() < latest
                            && turns.most() <= LONGEST_TURN,
                    "%d rescues, after %.2f to %.2f s (300 ticks are %.2f s), each for at most"
                            + " %.1f ms",
                    waited.count(),
                    waited.least() / (double) Program.SECOND,
                    waited.most() / (double) Program.SECOND,
                    STARVATION_TICKS * TICK / (double) Program.SECOND,
                    Span.milliseconds(turns.most()));
        }
    }

    /** The victim never runs. */
    private static final class Nothing implements Claim {

        private final Cast cast = new Cast();
        private final RunTimes runTimes = new RunTimes();

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            runTimes.watch(watch);
        }

        @Override
        public Verdict verdict() {
            if (cast.all(Role.VICTIM).isEmpty()) {
                return Verdict.undecided("there is no victim yet");
            }
            long ran = cast.total(Role.VICTIM, runTimes);
            return Verdict.of(ran == 0, "the victim ran for %.1f ms", Span.milliseconds(ran));
        }
    }
}
