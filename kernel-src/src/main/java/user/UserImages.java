package user;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import trace.Untraced;

/// The images that come with the system, as they were built: `ntdll`, programs, and a library.
///
/// Their sources are in C and assembler, beside the Java sources; one command builds them all.
@Untraced("from outside the machine")
public final class UserImages {

    /** The library that every program has. */
    public static final String NTDLL = "ntdll.dll";

    private static final List<String> NAMES =
            List.of(
                    "apc-timer.exe",
                    "counter.dll",
                    "exceptions.exe",
                    "fork-join.exe",
                    "fuzz.exe",
                    "hello.exe",
                    "hostile.exe",
                    "library.exe",
                    NTDLL,
                    "process-pair.exe",
                    "producer-consumer.exe",
                    "rtl-laws.exe",
                    "service-shell.exe",
                    "shared-data.exe",
                    "sieve.exe",
                    "thread-local.exe");

    private UserImages() {}

    /** The files' names, sorted. */
    public static List<String> names() {
        return NAMES;
    }

    /** The bytes of the file with this name, which must be one of [#names]. */
    public static byte[] read(String name) {
        try (InputStream in = UserImages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no image " + name);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
