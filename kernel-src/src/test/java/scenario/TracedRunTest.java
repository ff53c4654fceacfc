package scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import nt.ke.KThread;
import org.junit.jupiter.api.Test;
import trace.KernelOptions;
import trace.TraceKind;
import trace.TraceLog;
import trace.TraceRecord;
import trace.TracedMethod;

class TracedRunTest {

    private static final String SWAP = "nt.ke.Scheduler#KiSwapContext(nt.ke.KThread,nt.ke.KThread)";

    private static TracedRun run(String scenario, long until) {
        TracedRun run = TracedRun.boot(scenario, KernelOptions.defaults());
        run.runUntil(until);
        return run;
    }

    @Test
    void every_context_switch_is_a_call_of_KiSwapContext() {
        TracedRun run = run("ping-pong-untimed", 20_000);
        int method = run.log().method(SWAP).orElseThrow();
        assertTrue(run.statistics().contextSwitches() > 100);
        assertEquals(run.statistics().contextSwitches(), run.log().calls(method));
    }

    @Test
    void calls_and_callers_are_exact() {
        TracedRun run = TracedRun.boot("timers", KernelOptions.defaults());
        Map<Integer, Long> calls = new HashMap<>();
        Map<Integer, Map<Integer, Long>> callers = new HashMap<>();
        run.recorder()
                .streamTo(row -> {
                    if (row.kind() == TraceKind.ENTER) {
                        calls.merge(row.method(), 1L, Long::sum);
                        callers.computeIfAbsent(row.method(), _ -> new HashMap<>())
                                .merge(row.site(), 1L, Long::sum);
                    }
                });
        run.runUntil(2_000_000);
        run.recorder().flush();
        TraceLog log = run.log();
        for (TracedMethod method : log.methods()) {
            assertEquals(
                    calls.getOrDefault(method.id(), 0L), log.calls(method.id()), method.symbol());
            assertEquals(
                    callers.getOrDefault(method.id(), Map.of()),
                    log.callers(method.id()),
                    method.symbol());
        }
        assertEquals(0, log.lost());
    }

    @Test
    void the_newest_whole_call_is_all_that_its_thread_did_from_its_entry_to_its_return() {
        TracedRun run = run("ping-pong", 1_000_000);
        int method =
                run.log().method("nt.ke.Events#KeSetEvent(nt.ke.KEvent,int,boolean)").orElseThrow();
        List<TraceRecord> call = run.log().lastWhole(method);
        TraceRecord enter = call.getFirst();
        assertTrue(
                run.log().last(method, 100).stream()
                        .anyMatch(last -> last.sequence() == enter.sequence()));
        assertEquals(TraceKind.EXIT, call.getLast().kind());
        assertEquals(method, call.getLast().method());
        int depth = 0;
        for (TraceRecord record : call) {
            assertEquals(enter.thread(), record.thread());
            assertTrue(depth > 0 || record == enter, "the call is over before its return");
            depth += record.kind() == TraceKind.ENTER ? 1 : -1;
        }
        assertEquals(0, depth);
        assertTrue(call.size() > 10);
    }

    @Test
    void entries_and_exits_of_a_thread_are_nested() {
        TracedRun run = TracedRun.boot("ping-pong-untimed", KernelOptions.defaults());
        List<TraceRecord> rows = new ArrayList<>();
        run.recorder().streamTo(rows::add);
        run.runUntil(5_000);
        run.recorder().flush();
        long enters = rows.stream().filter(row -> row.kind() == TraceKind.ENTER).count();
        long exits = rows.size() - enters;
        // What is still open: the stacks of all threads, and nothing else.
        assertTrue(enters >= exits && enters - exits < 200, () -> enters + " and " + exits);
    }

    @Test
    void a_calling_place_has_the_caller_and_its_line() {
        TracedRun run = run("ping-pong", 1_000_000);
        TraceLog log = run.log();
        int method = log.method(SWAP).orElseThrow();
        for (int site : log.callers(method).keySet()) {
            TracedMethod caller = log.methods().get(log.site(site).method() - 1);
            assertEquals("nt.ke.Scheduler", caller.className());
            assertTrue(log.site(site).line() > 0);
        }
    }

    @Test
    void the_last_calls_are_the_newest_first_and_say_who_was_switched() {
        TracedRun run = run("ping-pong", 10_000_000);
        TraceLog log = run.log();
        int method = log.method(SWAP).orElseThrow();
        List<TraceRecord> last = log.last(method, 5);
        assertEquals(5, last.size());
        assertEquals(
                last.stream()
                        .sorted(Comparator.comparing(TraceRecord::sequence).reversed())
                        .toList(),
                last);
        for (TraceRecord row : last) {
            assertEquals(27, row.irql());
            assertEquals(TraceKind.ENTER, row.kind());
            String old = log.describe(row.arguments()[0], KThread.class.getName());
            assertTrue(old.matches("(KThread 0|EThread \\d+)"), old);
        }
    }

    @Test
    void routines_are_recorded_and_accessors_helpers_and_hardware_are_not() {
        TraceLog log = run("ping-pong", 10_000).log();
        List<String> recorded =
                log.methods().stream()
                        .map(TracedMethod::symbol)
                        .filter(symbol -> log.method(symbol).isPresent())
                        .toList();
        assertTrue(recorded.contains("nt.ke.SpinLocks#KeAcquireSpinLock(nt.ke.KSpinLock)"));
        assertTrue(recorded.contains("nt.ke.Clock#clockInterrupt(nt.rtl.KIrql)")); // marked
        for (String kind :
                List.of("nt.ke.Processors#prcb(", "nt.ke.Wait#lockForWait(", "machine.")) {
            assertTrue(log.methods().stream().anyMatch(method -> method.symbol().startsWith(kind)));
            assertTrue(recorded.stream().noneMatch(symbol -> symbol.startsWith(kind)), kind);
        }
    }

    @Test
    void words_are_described_by_their_type() {
        TraceLog log = run("ping-pong", 100_000).log();
        assertEquals("true", log.describe(1, "boolean"));
        assertEquals("0x1f", log.describe(31, "int"));
        assertEquals("null", log.describe(-1, "nt.ke.KThread"));
        assertEquals("DISPATCH_LEVEL", log.describe(2, "nt.rtl.KIrql"));
        assertEquals("STATUS_TIMEOUT", log.describe(0x102, "nt.rtl.NtStatus"));
    }

    @Test
    void two_traced_kernels_do_not_see_each_other() {
        TracedRun alone = run("ping-pong", 500_000);
        TracedRun one = TracedRun.boot("ping-pong", KernelOptions.defaults());
        TracedRun two = TracedRun.boot("quantum", KernelOptions.defaults().withProcessors(2));
        for (int step = 1; step <= 50; step++) {
            one.runUntil(step * 10_000L);
            two.runUntil(step * 30_000L);
        }
        assertEquals(alone.statistics(), one.statistics());
        assertEquals(alone.recorder().records(), one.recorder().records());
    }

    @Test
    void the_log_can_be_read_while_the_machine_runs() throws InterruptedException {
        TracedRun run =
                TracedRun.boot("ping-pong-untimed", KernelOptions.defaults().withRingRecords(64));
        TraceLog log = run.log();
        int method = log.method(SWAP).orElseThrow();
        var done = new AtomicBoolean();
        var reader =
                Thread.ofPlatform()
                        .start(() -> {
                            while (!done.get()) {
                                log.last(method, 10).forEach(TracedRunTest::check);
                                log.callers(method);
                            }
                        });
        var failed = new AtomicBoolean();
        reader.setUncaughtExceptionHandler((_, _) -> failed.set(true));
        run.runUntil(300_000);
        done.set(true);
        reader.join();
        assertFalse(failed.get());
    }

    /** A record that was being overwritten while it was read would not look like this. */
    private static void check(TraceRecord row) {
        if (row.irql() != 27 || row.arguments().length != 2 || row.kind() != TraceKind.ENTER) {
            throw new IllegalStateException(row.toString());
        }
    }
}
