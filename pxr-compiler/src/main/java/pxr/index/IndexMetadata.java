package pxr.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a commit says of itself, in the engine's user data.
///
/// @param schema the [Schema#VERSION] that wrote it
/// @param name the project's name
/// @param sources as they were given to the compiler
/// @param options what else the binding depended on; another value asks for binding all anew
/// @param files number of files
/// @param symbols number of declared symbols
/// @param occurrences number of occurrences
/// @param lines number of lines
public record IndexMetadata(
        int schema,
        String name,
        List<String> sources,
        String options,
        int files,
        long symbols,
        long occurrences,
        long lines,
        Instant created) {

    private static final String SCHEMA = "pxr.schema";

    Map<String, String> toUserData() {
        return Map.of(
                SCHEMA,
                Integer.toString(schema),
                "name",
                name,
                "sources",
                String.join("\n", sources),
                "options",
                options,
                "files",
                Integer.toString(files),
                "symbols",
                Long.toString(symbols),
                "occurrences",
                Long.toString(occurrences),
                "lines",
                Long.toString(lines),
                "created",
                created.toString());
    }

    static boolean isOurs(Map<String, String> userData) {
        return userData.containsKey(SCHEMA);
    }

    static int schema(Map<String, String> userData) {
        return Integer.parseInt(userData.getOrDefault(SCHEMA, "0"));
    }

    static IndexMetadata of(Map<String, String> userData) {
        return new IndexMetadata(
                schema(userData),
                userData.getOrDefault("name", ""),
                userData.getOrDefault("sources", "").lines().toList(),
                userData.getOrDefault("options", ""),
                Integer.parseInt(userData.getOrDefault("files", "0")),
                Long.parseLong(userData.getOrDefault("symbols", "0")),
                Long.parseLong(userData.getOrDefault("occurrences", "0")),
                Long.parseLong(userData.getOrDefault("lines", "0")),
                Instant.parse(userData.getOrDefault("created", "1970-01-01T00:00:00Z")));
    }
}
