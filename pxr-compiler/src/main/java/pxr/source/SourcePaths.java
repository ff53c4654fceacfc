package pxr.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form of paths in a source set. */
final class SourcePaths {

    static final String SUFFIX = ".java";

    private SourcePaths() {}

    /**
     * The path without `.` parts and with `/` alone between its parts; nothing for a path that
     * leads out of its source or would not fit on a line.
     */
    static Optional<String> normalize(String path) {
        String slashed = path.replace('\\', '/');
        boolean absolute = slashed.startsWith("/") || slashed.matches("[A-Za-z]:.*");
        if (absolute || slashed.chars().anyMatch(Character::isISOControl)) return Optional.empty();
        List<String> parts = new ArrayList<>();
        for (String part : slashed.split("/")) {
            if (part.equals("..")) return Optional.empty();
            if (!part.isEmpty() && !part.equals(".")) parts.add(part);
        }
        return Optional.of(String.join("/", parts));
    }
}
