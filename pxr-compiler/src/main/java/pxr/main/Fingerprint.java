package pxr.main;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.StringJoiner;

/// What binding depends on besides the sources: when any of it is another than before, all files
/// are bound anew.
final class Fingerprint {

    private Fingerprint() {}

    static String of(CompileOptions options) {
        StringJoiner fingerprint = new StringJoiner("\n");
        fingerprint.add("release " + options.release());
        fingerprint.add("platform " + Runtime.version());
        fingerprint.add("pxr " + stamp(self()));
        for (Path entry : options.classpath()) fingerprint.add(stamp(entry));
        return fingerprint.toString();
    }

    private static String stamp(Path path) {
        try {
            return path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path);
        } catch (IOException _) {
            return path + " missing";
        }
    }

    /** Where this program's classes are: a newer one may bind better. */
    private static Path self() {
        CodeSource code = Fingerprint.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(code.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
