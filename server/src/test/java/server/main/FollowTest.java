package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import server.live.SyntheticKernel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The newest call of a method, with all that was called for it. */
class FollowTest {

    private static HttpResponse<String> follow(LittleSite site, String symbol) throws Exception {
        return site.get(
                "api/live/call?project=clock&symbol="
                        + URLEncoder.encode(symbol, StandardCharsets.UTF_8));
    }

    @Test
    void a_call_is_told_with_the_calls_below_it_in_the_order_of_their_entries() throws Exception {
        try (var site = new LittleSite(1, 3 * SyntheticKernel.PERIOD)) {
            while (site.session().stopped().isEmpty()) Thread.onSpinWait();
            JsonNode call = JsonMapper.shared().readTree(follow(site, SyntheticKernel.BEAT).body());
            assertEquals(7, call.get("thread").asInt());
            assertEquals(0, call.get("more").asInt());
            List<String> told = new ArrayList<>();
            for (JsonNode step : call.get("steps")) {
                told.add(
                        "%d %s %s %s"
                                .formatted(
                                        step.get("depth").asInt(),
                                        step.get("name").asString(),
                                        step.get("duration").isNull()
                                                ? "exception"
                                                : step.get("duration").asString(),
                                        step.get("arguments")));
            }
            assertEquals(
                    List.of(
                            "0 Ticker.beat 1000 []",
                            "1 Ticker.tick 10 [\"number = 7\",\"odd = true\"]",
                            "1 Ticker.tick exception [\"number = 8\",\"odd = false\"]"),
                    told);
            assertEquals(
                    "clock/source/demo/Ticker.java.html#L5",
                    call.get("steps").get(1).get("caller").get("url").asString());
            assertTrue(
                    call.get("steps")
                            .get(0)
                            .get("url")
                            .asString()
                            .startsWith("clock/source/demo/Ticker.java.html#L"));
        }
    }

    @Test
    void without_a_whole_call_there_is_nothing_to_follow() throws Exception {
        try (var site = new LittleSite()) {
            HttpResponse<String> answer = follow(site, SyntheticKernel.TICK);
            assertEquals(404, answer.statusCode());
            assertTrue(answer.body().contains("No call from its entry to its return"));
        }
    }
}
