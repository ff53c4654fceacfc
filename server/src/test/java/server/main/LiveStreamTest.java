package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import server.live.SyntheticKernel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of a live stream, against a kernel whose counts follow from its time. */
class LiveStreamTest {

    private static final long FOREVER = Long.MAX_VALUE;

    private record Event(String name, JsonNode data) {}

    private static String path(String symbol) {
        return "api/live/method?project=clock&symbol="
                + URLEncoder.encode(symbol, StandardCharsets.UTF_8);
    }

    /** Reads events up to the first that fits, and closes the stream. */
    private static List<Event> events(LittleSite site, String symbol, Predicate<Event> last)
            throws Exception {
        var request = site.request(path(symbol), "Accept", "text/event-stream").build();
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
            List<Event> events = new ArrayList<>();
            String name = "";
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("event: ")) name = line.substring(7);
                if (!line.startsWith("data: ")) continue;
                events.add(new Event(name, JsonMapper.shared().readTree(line.substring(6))));
                if (last.test(events.getLast())) break;
            }
            client.shutdownNow();
            return events;
        }
    }

    private static Predicate<Event> callsReach(long calls) {
        return event ->
                event.name().equals("update") && event.data().get("calls").asLong() >= calls;
    }

    @Test
    void a_stream_opens_with_the_method_and_its_parameters() throws Exception {
        try (var site = new LittleSite(0.01, FOREVER)) {
            Event first = events(site, SyntheticKernel.TICK, _ -> true).getFirst();
            assertEquals("method", first.name());
            assertEquals(2, first.data().get("processors").asInt());
            assertEquals("number", first.data().get("parameters").get(0).get("name").asString());
            assertEquals("boolean", first.data().get("parameters").get(1).get("type").asString());
        }
    }

    @Test
    void counts_are_those_of_the_kernel_and_the_callers_add_up_to_them() throws Exception {
        try (var site = new LittleSite(0.01, FOREVER)) {
            for (Event event : events(site, SyntheticKernel.TICK, callsReach(100))) {
                if (!event.name().equals("update")) continue;
                long calls = event.data().get("calls").asLong();
                long time = event.data().get("time").asLong();
                assertTrue(calls <= time / SyntheticKernel.PERIOD, event.toString());
                JsonNode callers = event.data().get("callers");
                if (callers.isNull()) continue;
                long sum = 0;
                for (JsonNode caller : callers) sum += caller.get("count").asLong();
                assertEquals(calls, sum);
            }
        }
    }

    @Test
    void every_call_is_told_once_newest_first_with_its_place() throws Exception {
        try (var site = new LittleSite(0.01, FOREVER)) {
            long newest = -1;
            for (Event event : events(site, SyntheticKernel.TICK, callsReach(100))) {
                if (!event.name().equals("update")) continue;
                long above = Long.MAX_VALUE;
                long before = newest;
                for (JsonNode call : event.data().get("recent")) {
                    long sequence = call.get("sequence").asLong();
                    assertTrue(before < sequence && sequence < above, event.toString());
                    above = sequence;
                    newest = Math.max(newest, sequence);
                    assertEquals(
                            (sequence + 1) * SyntheticKernel.PERIOD, call.get("time").asLong());
                    JsonNode caller = call.get("caller");
                    int line = sequence % 2 == 0 ? 5 : 6;
                    assertEquals(line, caller.get("line").asInt());
                    assertEquals("Ticker.beat", caller.get("name").asString());
                    assertEquals(
                            "clock/source/demo/Ticker.java.html#L" + line,
                            caller.get("url").asString());
                    assertEquals("" + (sequence + 1), call.get("arguments").get(0).asString());
                }
            }
            assertTrue(newest > 0);
        }
    }

    @Test
    void a_method_that_was_never_called_has_no_calls() throws Exception {
        try (var site = new LittleSite(0.01, FOREVER)) {
            Event update =
                    events(site, "demo.Clock#beat()", event -> event.name().equals("update"))
                            .getLast();
            assertEquals(0, update.data().get("calls").asLong());
            assertTrue(update.data().get("recent").isEmpty());
        }
    }

    @Test
    void a_machine_that_stops_says_why_and_the_stream_ends() throws Exception {
        try (var site = new LittleSite(1, 7 * SyntheticKernel.PERIOD)) {
            Event last = events(site, SyntheticKernel.TICK, _ -> false).getLast();
            assertEquals("bug check 0x0000000A", last.data().get("stopped").asString());
            assertEquals(7, last.data().get("calls").asLong());
        }
    }

    @Test
    void what_nobody_declares_or_runs_is_not_found() throws Exception {
        try (var site = new LittleSite()) {
            String[] stream = {"Accept", "text/event-stream"};
            assertEquals(404, site.get(path("demo.Ticker#tock()"), stream).statusCode());
            assertEquals(
                    404, site.get("api/live/method?project=nope&symbol=x", stream).statusCode());
            assertEquals(400, site.get("api/live/method?project=clock", stream).statusCode());
            assertEquals(406, site.get(path(SyntheticKernel.TICK)).statusCode());
        }
    }

    @Test
    void the_kernel_runs_on_after_its_readers_have_gone() throws Exception {
        try (var site = new LittleSite(0.01, FOREVER)) {
            for (int reader = 0; reader < 5; reader++) {
                events(site, SyntheticKernel.TICK, _ -> true);
            }
            long before = site.session().time();
            while (site.session().time() == before) Thread.sleep(1);
            assertEquals(Optional.empty(), site.session().stopped());
        }
    }

    @RepeatedTest(10) // the end and the stop race
    void a_server_that_stops_ends_its_streams_and_does_not_just_drop_them() throws Exception {
        try (HttpClient reader = HttpClient.newHttpClient()) {
            InputStream stream;
            try (var site = new LittleSite(0.01, FOREVER)) {
                var request =
                        site.request(path(SyntheticKernel.TICK), "Accept", "text/event-stream");
                stream = reader.send(request.build(), BodyHandlers.ofInputStream()).body();
                assertTrue(stream.read() >= 0);
            }
            // Of a dropped one the end would be missing, which is an exception.
            String rest = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(rest.endsWith("\n\n"), rest);
        }
    }
}
