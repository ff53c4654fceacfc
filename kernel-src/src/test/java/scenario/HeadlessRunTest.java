package scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scenario.Verdict.Outcome;
import trace.KernelOptions;

class HeadlessRunTest {

    private static final OptionalLong SHORT = OptionalLong.of(300_000);
    private static final KernelOptions OPTIONS = KernelOptions.defaults().withSeed(7);

    private static String trace(KernelOptions options) throws IOException {
        var out = new StringWriter();
        HeadlessRun.judge("ping-pong", options, SHORT, out);
        return out.toString();
    }

    @Test
    void the_same_seed_gives_the_same_trace_character_by_character() throws IOException {
        for (int processors : new int[] {1, 2, 32}) {
            KernelOptions options = OPTIONS.withProcessors(processors);
            assertEquals(trace(options), trace(options));
        }
    }

    @Test
    void another_seed_gives_another_interleaving() throws IOException {
        assertNotEquals(trace(OPTIONS), trace(OPTIONS.withSeed(8)));
    }

    @Test
    void the_size_of_the_rings_makes_no_difference_for_nothing_is_lost() throws IOException {
        assertEquals(trace(OPTIONS), trace(OPTIONS.withRingRecords(16)));
    }

    @Test
    void the_table_has_a_header_and_a_row_for_each_record_in_order() throws IOException {
        var out = new StringWriter();
        HeadlessRun.Result result = HeadlessRun.judge("ping-pong", OPTIONS, SHORT, out);
        List<String> lines = out.toString().lines().toList();
        assertEquals(
                "sequence\ttime\tprocessor\tthread\tirql\tkind\tmethod\tcaller\tline\targuments",
                lines.getFirst());
        assertEquals(result.records(), lines.size() - 1);
        long time = 0;
        for (int row = 1; row < lines.size(); row++) {
            String[] columns = lines.get(row).split("\t", -1);
            assertEquals(10, columns.length, lines.get(row));
            assertEquals(row - 1, Long.parseLong(columns[0]));
            assertTrue(Long.parseLong(columns[1]) >= time, "time goes back");
            time = Long.parseLong(columns[1]);
        }
    }

    @Test
    void a_trace_of_routines_is_that_of_everything_without_locks_levels_and_clocks()
            throws IOException {
        var all = new StringWriter();
        HeadlessRun.judge("ping-pong", OPTIONS, SHORT, all);
        var routines = new StringWriter();
        HeadlessRun.Result result =
                HeadlessRun.traceRoutines("ping-pong", OPTIONS, SHORT, routines);
        assertEquals(Optional.empty(), result.verdict());
        assertEquals(
                calls(all).filter(call -> !call.matches(PRIMITIVES)).toList(),
                calls(routines).toList());
    }

    private static final String PRIMITIVES =
            ".* nt\\.(hal\\.InterruptLevels|ke\\.(SpinLocks|DispatcherDatabase|SystemTime))#.*";

    /** Time, processor, thread, level, kind and method of each record. */
    private static Stream<String> calls(StringWriter table) {
        return table.toString()
                .lines()
                .skip(1)
                .map(line -> String.join(" ", List.of(line.split("\t")).subList(1, 7)));
    }

    @Test
    void a_traced_run_is_the_same_run_as_one_that_is_not() throws IOException {
        for (Scenario scenario : Scenarios.all()) {
            for (long seed = 1; seed <= 2; seed++) {
                KernelOptions options = KernelOptions.defaults().withSeed(seed).withProcessors(3);
                assertEquals(
                        HeadlessRun.run(scenario.name(), options, SHORT).statistics(),
                        HeadlessRun.judge(scenario.name(), options, SHORT).statistics(),
                        scenario.name());
            }
        }
    }

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void every_scenario_shows_what_it_claims(Scenario scenario) {
        Map<Outcome, List<String>> verdicts = new EnumMap<>(Outcome.class);
        for (int processors : new int[] {1, 2, 4}) {
            HeadlessRun.Result result =
                    HeadlessRun.judge(
                            scenario.name(),
                            KernelOptions.defaults()
                                    .withProcessors(processors)
                                    .withSeed(40 + processors),
                            OptionalLong.empty());
            assertTrue(result.stopped().isEmpty(), () -> "" + result);
            assertTrue(result.statistics().time() >= scenario.duration());
            Verdict verdict = result.verdict().orElseThrow();
            verdicts.computeIfAbsent(verdict.outcome(), _ -> new ArrayList<>())
                    .add(processors + " processors: " + verdict.finding());
        }
        assertEquals(List.of(), verdicts.getOrDefault(Outcome.FAILS, List.of()));
        assertTrue(verdicts.containsKey(Outcome.HOLDS), () -> "" + verdicts);
    }

    @Test
    void an_unknown_scenario_is_answered_with_the_known_ones() {
        IllegalArgumentException failure =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> HeadlessRun.run("nonsense", OPTIONS, SHORT));
        assertTrue(String.valueOf(failure.getMessage()).contains("ping-pong"));
    }

    @Test
    void a_writer_that_fails_is_reported() {
        var broken =
                new Writer() {
                    @Override
                    public void write(char[] text, int from, int length) throws IOException {
                        throw new IOException("disk full");
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        IOException failure =
                assertThrows(
                        IOException.class,
                        () -> HeadlessRun.judge("ping-pong", OPTIONS, SHORT, broken));
        assertEquals("disk full", failure.getMessage());
    }
}
