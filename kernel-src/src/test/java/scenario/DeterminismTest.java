package scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same seed gives the same trace, on any number of processors, whatever carries the machine.
 */
class DeterminismTest {

    private static final String SCENARIO = "turmoil";
    private static final long UNTIL = 100_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 32})
    void the_same_seed_gives_the_same_trace_in_another_process_too(int processors)
            throws IOException, InterruptedException {
        long hash = TraceHash.of(SCENARIO, processors, 7, UNTIL);
        assertEquals(hash, TraceHash.of(SCENARIO, processors, 7, UNTIL));
        // Another compiler and another collector: nothing of them may show.
        assertEquals(hash, inProcess(processors, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 32})
    void another_seed_gives_another_trace(int processors) {
        assertNotEquals(
                TraceHash.of(SCENARIO, processors, 7, UNTIL),
                TraceHash.of(SCENARIO, processors, 8, UNTIL));
    }

    private static long inProcess(int processors, String... options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "--add-exports",
                        "java.base/jdk.internal.vm=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TraceHash.class.getName(),
                        SCENARIO,
                        "" + processors,
                        "7",
                        "" + UNTIL));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return Long.parseLong(told.strip());
    }
}
