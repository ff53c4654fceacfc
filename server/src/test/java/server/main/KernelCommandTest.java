package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nt.services.ServiceList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scenario.Scenarios;
import user.UserImages;

class KernelCommandTest {

    @TempDir private Path folder;

    private Path trace(String file, String... more) {
        Path trace = folder.resolve(file);
        String[] arguments = {
            "kernel", "run", "ping-pong", "--until", "20ms", "--trace", trace.toString()
        };
        String[] all = new String[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        Ran ran = Ran.of(all);
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("context switches"), ran.out());
        return trace;
    }

    @Test
    void list_names_every_scenario_with_its_summary() {
        Ran ran = Ran.of("kernel", "list");
        assertEquals(0, ran.exit());
        Scenarios.all()
                .forEach(scenario -> {
                    assertTrue(ran.out().contains(scenario.name()));
                    assertTrue(ran.out().contains(scenario.summary()));
                });
    }

    @Test
    void one_seed_gives_one_trace_and_another_seed_another() throws Exception {
        Path one = trace("one.tsv", "--seed", "7");
        assertEquals(-1, Files.mismatch(one, trace("again.tsv", "--seed", "7")));
        assertNotEquals(-1, Files.mismatch(one, trace("other.tsv", "--seed", "8")));
    }

    @Test
    void run_tells_what_the_locks_have_cost_if_asked() {
        String[] arguments = {"kernel", "run", "ping-pong", "--until", "20ms"};
        assertTrue(!Ran.of(arguments).out().contains("LockQueueDispatcherLock"));
        String[] more = Arrays.copyOf(arguments, arguments.length + 1);
        more[arguments.length] = "--locks";
        String out = Ran.of(more).out();
        assertTrue(out.lines().anyMatch(line -> line.startsWith("LockQueueDispatcherLock ")), out);
        assertTrue(out.lines().anyMatch(line -> line.startsWith("PrcbLock ")), out);
    }

    @Test
    void run_tells_whether_the_claim_holds() {
        Ran ran = Ran.of("kernel", "run", "apc-lab", "--until", "100ms");
        assertEquals(0, ran.exit());
        assertTrue(ran.out().contains("holds: "), ran.out());
        ran = Ran.of("kernel", "run", "apc-lab", "--until", "100ms", "--plain");
        assertTrue(!ran.out().contains("holds"), ran.out());
    }

    @Test
    void run_starts_a_program_from_a_file_and_tells_how_it_ended() throws Exception {
        Path program = folder.resolve("my.exe");
        Files.write(program, UserImages.read("hello.exe"));
        Ran ran = Ran.of("kernel", "run", program.toString());
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("Hello from process"), ran.out());
        assertTrue(ran.out().contains("my.exe ended with STATUS_SUCCESS"), ran.out());
        Files.writeString(program, "no program");
        ran = Ran.of("kernel", "run", program.toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.out().contains("my.exe cannot be run: STATUS_INVALID_IMAGE_NOT_MZ"));
        assertEquals(2, Ran.of("kernel", "run", folder.resolve("none.exe").toString()).exit());
    }

    @Test
    void a_program_of_the_system_is_a_scenario_with_or_without_its_ending() {
        for (String name : new String[] {"hello", "hello.exe"}) {
            Ran ran = Ran.of("kernel", "run", name);
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().contains("Hello from process"), ran.out());
            assertTrue(ran.out().contains("holds: "), ran.out());
        }
    }

    @Test
    void explore_runs_many_seeds_and_says_that_nothing_is_broken() {
        Ran ran = Ran.of("kernel", "explore", "ping-pong", "--seeds", "20", "--until", "200us");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("20 seeds from 1"), ran.out());
        assertTrue(ran.out().contains("no invariant was broken"), ran.out());
        assertEquals(2, Ran.of("kernel", "explore", "nonsense").exit());
        assertEquals(2, Ran.of("kernel", "explore", "ping-pong", "--seeds", "0").exit());
    }

    @ParameterizedTest
    @CsvSource({
        "pingpong,--seed,1",
        "ping-pong,--processors,0",
        "ping-pong,--processors,33",
        "ping-pong,--processors,four",
        "ping-pong,--seed,lucky",
        "ping-pong,--until,soon"
    })
    void what_cannot_be_run_is_wrong_usage(String scenario, String option, String value) {
        Ran ran = Ran.of("kernel", "run", scenario, option, value);
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertEquals(2, ran.err().lines().count(), ran.err());
    }

    @Test
    void a_trace_that_cannot_be_written_is_one_line() {
        String nowhere = folder.resolve("no/such/folder/a.tsv").toString();
        Ran ran = Ran.of("kernel", "run", "ping-pong", "--until", "1ms", "--trace", nowhere);
        assertEquals(1, ran.exit());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains(nowhere), ran.err());
    }

    @Test
    void services_tells_of_each_how_far_it_has_come_and_counts_them() {
        Ran ran = Ran.of("kernel", "services");
        assertEquals(0, ran.exit(), ran.err());
        List<String> lines = ran.out().lines().toList();
        assertEquals(1 + ServiceList.services().size() + 1, lines.size());
        assertTrue(lines.stream().anyMatch(l -> l.matches(" +34  NtContinue +8  Ke +implemented")));
        assertTrue(lines.stream().anyMatch(l -> l.matches(".*NtVdmControl .* out of scope")));
        for (String state : List.of("implemented", "not implemented", "out of scope")) {
            long count =
                    lines.stream().filter(line -> line.matches("\\s*\\d+  Nt.*  " + state)).count();
            assertTrue(lines.getLast().contains(count + " " + state), lines.getLast());
        }
    }
}
