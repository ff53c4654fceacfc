package machine;

/// A step of a schedule: a processor passes at most so many points.
///
/// @param points 1 or more
public record Turn(int processor, int points) {

    @Override
    public String toString() {
        return "P" + processor + "×" + points;
    }
}
