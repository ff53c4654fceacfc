package scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nt.init.Kernel;
import nt.ke.BootOptions;
import nt.ke.CeThreads;
import nt.ke.SchedulingPolicy;
import nt.ps.EThread;
import scenario.RunTimes.Stretch;

/// Under Windows CE three threads of one priority compute, a fourth comes now and then, and one
/// that is less urgent by a single level waits for its chance.
record CeRoundRobin() implements Scenario {

    private static final int PRIORITY = 251;
    private static final int BRIEF_QUANTUM = 20;
    private static final long ERRAND = 250 * Program.MILLISECOND;

    private enum Role {
        USUAL,
        BRIEF,
        UNINTERRUPTED,
        LESS_URGENT
    }

    @Override
    public String name() {
        return "ce-round-robin";
    }

    @Override
    public String summary() {
        return "Windows CE's equals take turns, each as long as its own quantum; one without quantum"
                + " is not interrupted, and one level below nobody runs.";
    }

    @Override
    public long duration() {
        return 5 * Program.SECOND;
    }

    @Override
    public BootOptions bootOptions() {
        return BootOptions.SERVER_2003.asWindowsCe(SchedulingPolicy.WINDOWS_CE);
    }

    @Override
    public void run(Kernel kernel) {
        var program = new Program(kernel);
        CeThreads ce = kernel.ke.ceThreads;
        program.direct();
        int own = CeThreads.turned(PRIORITY);
        program.start(Role.USUAL, own, 1, program::computeForever);
        EThread brief = program.start(Role.BRIEF, own, 1, program::computeForever);
        ce.CeSetThreadQuantum(brief, BRIEF_QUANTUM);
        program.start(Role.USUAL, own, 1, program::computeForever);
        EThread uninterrupted =
                program.start(
                        Role.UNINTERRUPTED,
                        own,
                        1,
                        () -> {
                            while (true) {
                                program.compute(ERRAND);
                                program.sleep(500);
                            }
                        });
        ce.CeSetThreadQuantum(uninterrupted, 0);
        program.start(Role.LESS_URGENT, CeThreads.turned(PRIORITY + 1), 1, program::computeForever);
        program.sleepForever();
    }

    @Override
    public Claim claim() {
        return new Turns();
    }

    private static final class Turns implements Claim {

        private static final long TICK = CeThreads.CLOCK;
        private static final long BRIEF = BRIEF_QUANTUM * Program.MILLISECOND;
        private static final long USUAL = CeThreads.DEFAULT_QUANTUM * Program.MILLISECOND;

        private final Cast cast = new Cast();
        private final RunTimes runTimes = new RunTimes();

        @Override
        public void watch(Watch watch) {
            cast.watch(watch);
            runTimes.watch(watch);
        }

        @Override
        public Verdict verdict() {
            var usual = new Span();
            var brief = new Span();
            var errands = new Span();
            List<Integer> order = new ArrayList<>();
            for (Stretch stretch : turns()) {
                if (cast.is(stretch.thread(), Role.USUAL)) {
                    usual.add(stretch.length());
                    order.add(stretch.thread());
                } else if (cast.is(stretch.thread(), Role.BRIEF)) {
                    brief.add(stretch.length());
                    order.add(stretch.thread());
                } else if (cast.is(stretch.thread(), Role.UNINTERRUPTED)) {
                    errands.add(stretch.length());
                }
            }
            if (errands.count() < 2) {
                return Verdict.undecided("there were too few turns");
            }
            long below = cast.total(Role.LESS_URGENT, runTimes);
            return Verdict.of(
                    isAbout(usual, USUAL)
                            && isAbout(brief, BRIEF)
                            && errands.least() >= ERRAND
                            && goesRound(order)
                            && below == 0,
                    "turns of %.0f to %.0f ms, of %.0f to %.0f ms with a quantum of %d, of %.0f ms"
                            + " without; a level below %.1f ms",
                    Span.milliseconds(usual.least()),
                    Span.milliseconds(usual.most()),
                    Span.milliseconds(brief.least()),
                    Span.milliseconds(brief.most()),
                    BRIEF_QUANTUM,
                    Span.milliseconds(errands.least()),
                    Span.milliseconds(below));
        }

        /** Stretches between which only others than these threads have run are one turn. */
        private List<Stretch> turns() {
            List<Stretch> turns = new ArrayList<>();
            for (Stretch stretch : runTimes.stretches()) {
                if (!turns.isEmpty() && turns.getLast().thread() == stretch.thread()) {
                    turns.add(turns.removeLast().and(stretch));
                } else if (isCast(stretch.thread())) {
                    turns.add(stretch);
                }
            }
            return turns;
        }

        private boolean isCast(int thread) {
            return Arrays.stream(Role.values()).anyMatch(role -> cast.is(thread, role));
        }

        private static boolean isAbout(Span turns, long quantum) {
            return turns.least() >= quantum - TICK && turns.most() <= quantum + TICK;
        }

        /** Whether after everyone's turn come those of the two others. */
        private static boolean goesRound(List<Integer> order) {
            for (int turn = 3; turn < order.size(); turn++) {
                if (!order.get(turn).equals(order.get(turn - 3))) {
                    return false;
                }
            }
            return true;
        }
    }
}
