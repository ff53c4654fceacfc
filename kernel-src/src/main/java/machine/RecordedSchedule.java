package machine;

import java.util.ArrayList;
import java.util.List;

/** Decides as another schedule does, and writes it down. */
public final class RecordedSchedule implements Schedule {

    private final Schedule decides;
    private final List<Turn> turns = new ArrayList<>();
    private int processor;

    public RecordedSchedule(Schedule decides) {
        this.decides = decides;
    }

    @Override
    public int processor(int candidates) {
        processor = decides.processor(candidates);
        return processor;
    }

    @Override
    public int points() {
        int points = decides.points();
        turns.add(new Turn(processor, points));
        return points;
    }

    /** The turns so far. */
    public List<Turn> turns() {
        return List.copyOf(turns);
    }
}
