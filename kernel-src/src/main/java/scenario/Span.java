package scenario;

/** The smallest, largest and mean of a series of times in 100-ns units. */
final class Span {

    private long least = Long.MAX_VALUE;
    private long most;
    private long sum;
    private int count;

    void add(long time) {
        least = Math.min(least, time);
        most = Math.max(most, time);
        sum += time;
        count++;
    }

    int count() {
        return count;
    }

    long least() {
        return least;
    }

    long most() {
        return most;
    }

    double meanMicroseconds() {
        return sum / 10.0 / Math.max(1, count);
    }

    static double microseconds(long units) {
        return units / 10.0;
    }

    static double milliseconds(long units) {
        return units / 10_000.0;
    }
}
