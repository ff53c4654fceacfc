package machine;

import java.util.List;

/// Follows a list of turns; when that is over, lets each processor go on for as long as it can
/// before the next one has its turn. A processor that cannot go on is passed over.
public final class ScriptedSchedule implements Schedule {

    /** A turn without end would keep out those that are only waiting for a turn. */
    private static final int UNDISTURBED = 2000;

    private final List<Turn> turns;
    private int next;
    private int last;
    private int points;

    public ScriptedSchedule(List<Turn> turns) {
        this.turns = List.copyOf(turns);
    }

    @Override
    public int processor(int candidates) {
        int wanted;
        if (next < turns.size()) {
            Turn turn = turns.get(next++);
            wanted = turn.processor();
            points = turn.points();
        } else {
            wanted = last + 1;
            points = UNDISTURBED;
        }
        last = from(wanted, candidates);
        return last;
    }

    private static int from(int wanted, int candidates) {
        int after = wanted >= Integer.SIZE ? 0 : candidates & -1 << wanted;
        return Integer.numberOfTrailingZeros(after != 0 ? after : candidates);
    }

    @Override
    public int points() {
        return points;
    }
}
