package machine;

import java.util.List;
import java.util.stream.IntStream;

/// A step of a schedule: a processor passes at most so many points.
///
/// @param points 1 or more
public record Turn(int processor, int points) {

    /** Turns as numbers: processor and points of each, one after the other. */
    public static int[] numbers(List<Turn> turns) {
        return turns.stream()
                .flatMapToInt(turn -> IntStream.of(turn.processor, turn.points))
                .toArray();
    }

    /** The way back. */
    public static List<Turn> listOf(int[] numbers) {
        return IntStream.range(0, numbers.length / 2)
                .mapToObj(index -> new Turn(numbers[2 * index], numbers[2 * index + 1]))
                .toList();
    }

    @Override
    public String toString() {
        return "P" + processor + "×" + points;
    }
}
