package scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import machine.Turn;
import trace.Untraced;

/// Makes a failing schedule shorter, by steps each of which is kept if what remains still fails.
/// Two are tried with halves of it, with quarters, and at last with single turns: leaving turns
/// out, and giving them to the processor that had the turn before. The third puts a turn off until
/// its processor has the next one, which leaves out a preemption and nothing else.
///
/// @source Zeller, Hildebrandt: *Simplifying and Isolating Failure-Inducing Input*, 2002
@Untraced("seen from outside the machine")
final class Shrinker {

    /** Runs that shrinking may cost. */
    private static final int MOST_RUNS = 5000;

    private final Predicate<List<Turn>> fails;
    private List<Turn> best = List.of();
    private int runs;

    Shrinker(Predicate<List<Turn>> fails) {
        this.fails = fails;
    }

    /// A schedule that fails and cannot be made shorter by one step; the given one if that does not
    /// fail when it is repeated.
    List<Turn> shrink(List<Turn> failing) {
        best = failing;
        keep(joined(failing));
        int before;
        do {
            before = best.size();
            for (int chunk = best.size(); chunk >= 1; chunk /= 2) {
                tryChunks(chunk);
            }
            tryPuttingOff();
        } while (best.size() < before && runs < MOST_RUNS);
        return best;
    }

    private void tryChunks(int size) {
        // From the end: what comes after the failure goes first.
        for (int at = best.size() - size; at > -size && runs < MOST_RUNS; at -= size) {
            int from = Math.max(0, at);
            int to = Math.min(best.size(), at + size);
            if (from < to && !keep(without(from, to)) && from > 0) {
                keep(joined(givenTo(best.get(from - 1).processor(), from, to)));
            }
        }
    }

    private void tryPuttingOff() {
        for (int at = best.size() - 2; at >= 0 && runs < MOST_RUNS; at--) {
            if (at < best.size()) {
                keep(joined(putOff(at)));
            }
        }
    }

    private List<Turn> putOff(int at) {
        var later = new ArrayList<>(best);
        Turn turn = later.remove(at);
        for (int index = at; index < later.size(); index++) {
            Turn next = later.get(index);
            if (next.processor() == turn.processor()) {
                later.set(index, new Turn(turn.processor(), turn.points() + next.points()));
                break;
            }
        }
        return later;
    }

    private List<Turn> without(int from, int to) {
        var shorter = new ArrayList<>(best);
        shorter.subList(from, to).clear();
        return joined(shorter);
    }

    private List<Turn> givenTo(int processor, int from, int to) {
        var given = new ArrayList<>(best);
        for (int index = from; index < to; index++) {
            given.set(index, new Turn(processor, given.get(index).points()));
        }
        return given;
    }

    /** Neighbouring turns of one processor as one. */
    private static List<Turn> joined(List<Turn> turns) {
        var joined = new ArrayList<Turn>();
        for (Turn turn : turns) {
            Turn before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && before.processor() == turn.processor()) {
                joined.set(
                        joined.size() - 1,
                        new Turn(turn.processor(), before.points() + turn.points()));
            } else {
                joined.add(turn);
            }
        }
        return joined;
    }

    /** Goes on from this schedule if it is shorter and fails. */
    private boolean keep(List<Turn> candidate) {
        if (candidate.size() >= best.size()) {
            return false;
        }
        runs++;
        boolean failing = fails.test(candidate);
        if (failing) {
            best = candidate;
        }
        return failing;
    }
}
