package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON interface, as a script sees it. */
class ApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static LittleSite site;

    @BeforeAll
    static void start() throws Exception {
        site = new LittleSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static JsonNode get(String path) throws Exception {
        var answer = site.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    @Test
    void symbols_are_found_by_camel_case_and_lead_to_their_pages() throws Exception {
        JsonNode first = get("api/symbols?q=TPS").get(0);
        assertEquals("TICKS_PER_SECOND", first.get("name").asString());
        assertEquals("field", first.get("kind").asString());
        assertEquals("clock", first.get("project").asString());
        assertEquals("demo.Clock", first.get("owner").asString());
        assertEquals(200, site.get(first.get("url").asString()).statusCode());
    }

    @Test
    void no_more_symbols_come_than_were_asked_for() throws Exception {
        assertEquals(1, get("api/symbols?q=t&limit=1").size());
    }

    @Test
    void nothing_found_is_an_empty_list() throws Exception {
        assertEquals(0, get("api/symbols?q=nosuchname").size());
        assertEquals(0, get("api/symbols").size());
    }

    @Test
    void hits_say_of_what_sort_they_are_and_lead_to_their_lines() throws Exception {
        JsonNode result = get("api/clock/search?q=LAST_TICK");
        assertTrue(result.get("complete").asBoolean());
        assertTrue(result.get("total").asInt() >= 2, result.toString());
        for (JsonNode hit : result.get("hits")) {
            switch (hit.get("type").asString()) {
                case "symbol" ->
                        assertEquals("LAST_TICK", hit.get("symbol").get("name").asString());
                case "line" -> {
                    JsonNode range = hit.get("ranges").get(0);
                    String text = hit.get("text").asString();
                    assertEquals(
                            "LAST_TICK",
                            text.substring(range.get(0).asInt(), range.get(1).asInt()));
                    assertTrue(hit.get("url").asString().endsWith("#L" + hit.get("line").asInt()));
                }
                case "file" -> {}
                case String other -> throw new AssertionError(other);
            }
        }
    }

    @Test
    void all_projects_are_searched_unless_one_is_named() throws Exception {
        JsonNode all = get("api/search?q=def%3ALAST_TICK");
        JsonNode first = all.get("hits").get(0);
        assertEquals("clock", first.get("symbol").get("project").asString());
        assertEquals(all, get("api/search?q=def%3ALAST_TICK&project=clock"));
        assertEquals(all, get("api/clock/search?q=def%3ALAST_TICK"));
        assertEquals(404, site.get("api/search?q=t&project=nope").statusCode());
    }

    @Test
    void what_a_query_says_of_its_answer_is_done() throws Exception {
        JsonNode result = get("api/search?q=LAST_TICK+count%3A1+context%3A2+explain%3Ayes");
        assertEquals(1, result.get("hits").size());
        JsonNode reasons = result.get("hits").get(0).get("reasons");
        assertTrue(reasons.get(0).get("points").asInt() > 0, result.toString());
        JsonNode line = get("api/search?q=%22LAST_TICK+%22+context%3A1").get("hits").get(0);
        assertEquals("line", line.get("type").asString());
        assertEquals(1, line.get("before").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%28", "%3A", "%22", "a%3A%3Ab", "-", "%2F%28%2F", "%00", "%F0%9F%98%80"})
    void any_text_is_a_query(String query) throws Exception {
        assertTrue(get("api/clock/search?q=" + query).has("hits"));
        assertTrue(get("api/symbols?q=" + query).isArray());
        assertEquals(200, site.get("clock/search.html?q=" + query).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "99999999999", "ten", "1.5"})
    void a_limit_out_of_bounds_is_a_bad_request(String limit) throws Exception {
        var answer = site.get("api/symbols?q=t&limit=" + limit);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("1 to 1000"), answer.body());
    }

    @Test
    void a_query_of_over_a_thousand_characters_is_a_bad_request() throws Exception {
        assertEquals(200, site.get("api/symbols?q=" + "x".repeat(1000)).statusCode());
        assertEquals(400, site.get("api/symbols?q=" + "x".repeat(1001)).statusCode());
    }

    @Test
    void an_unknown_project_is_not_found() throws Exception {
        assertEquals(404, site.get("api/nope/search?q=t").statusCode());
        assertEquals(404, site.get("api/symbols?q=t&project=nope").statusCode());
        assertEquals(404, site.get("nope/search.html?q=t").statusCode());
    }
}
