package pxr.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the binder has wrong in the cases today, and why.
///
/// A line of the file is a token as in [Difference#where], or the path of a source with all that
/// differs in it, for one that is not even parsed; with the case's name in front. The comment above
/// gives the reason. What is listed must differ: what has been put right is taken off the list.
///
/// @param reasons by line
record KnownDifferences(Map<String, String> reasons) {

    static KnownDifferences read(Path file) throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        StringBuilder reason = new StringBuilder();
        boolean complete = false;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("#")) {
                if (complete) reason.setLength(0);
                complete = false;
                reason.append(line.substring(1).strip()).append(' ');
            } else if (!line.isBlank()) {
                complete = true;
                reasons.put(line.strip(), reason.toString().strip());
            }
        }
        return new KnownDifferences(reasons);
    }

    /** The differences of the case that are not listed. */
    List<Difference> unlisted(String caseName, List<Difference> differences) {
        return differences.stream()
                .filter(d -> !reasons.containsKey(caseName + "/" + d.where()))
                .filter(d -> !reasons.containsKey(caseName + "/" + d.file()))
                .toList();
    }

    /** The lines about the case to which nothing that differs belongs any more. */
    List<String> outdated(String caseName, List<Difference> differences) {
        String prefix = caseName + "/";
        return reasons.keySet().stream()
                .filter(line -> line.startsWith(prefix))
                .filter(line ->
                        differences.stream()
                                .noneMatch(d ->
                                        line.equals(prefix + d.where())
                                                || line.equals(prefix + d.file())))
                .toList();
    }
}
