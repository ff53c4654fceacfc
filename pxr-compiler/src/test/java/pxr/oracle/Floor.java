package pxr.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/// What the binder has once reached on a project, in percent, and must not fall below.
///
/// @param values declarations found, then recall and precision of references inside, then of those
///   outside
record Floor(String corpus, List<Double> values) {

    static Floor read(Path file, String corpus) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns[0].equals(corpus))
                .map(columns -> new Floor(corpus, numbers(columns)))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(file + " has no " + corpus));
    }

    private static List<Double> numbers(String[] columns) {
        return Arrays.stream(columns).skip(1).map(Double::valueOf).toList();
    }

    /** What was reached now. Rounded down, so that it can be the next floor. */
    static Floor of(String corpus, Score score) {
        return new Floor(
                corpus,
                List.of(
                        roundedDown(score.declarations().recall()),
                        roundedDown(score.inside().recall()),
                        roundedDown(score.inside().precision()),
                        roundedDown(score.outside().recall()),
                        roundedDown(score.outside().precision())));
    }

    private static double roundedDown(double percent) {
        return Math.floor(percent * 1000) / 1000;
    }

    boolean isReachedBy(Floor other) {
        for (int i = 0; i < values.size(); i++) {
            if (other.values.get(i) < values.get(i)) return false;
        }
        return true;
    }

    /** As a line of the file. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-15s", corpus));
        values.forEach(v -> line.append(String.format(Locale.ROOT, " %10.3f", v)));
        return line.toString();
    }
}
