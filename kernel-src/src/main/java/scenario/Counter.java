package scenario;

import java.util.Map;
import java.util.TreeMap;

/** How often something has happened, by number. */
final class Counter {

    private final Map<Integer, Long> counts = new TreeMap<>();

    void add(int number) {
        counts.merge(number, 1L, Long::sum);
    }

    long of(int number) {
        return counts.getOrDefault(number, 0L);
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many numbers it has happened to. */
    int size() {
        return counts.size();
    }
}
