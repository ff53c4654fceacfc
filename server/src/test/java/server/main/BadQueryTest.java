package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pxr.diagnostic.Diagnostics;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.Progress;
import pxr.query.LuceneCrossReference;
import server.route.Library;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries that nobody should send and texts that nobody should write, over HTTP. */
class BadQueryTest {

    private static final int MEGABYTE = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir private static Path folder;

    private static Library library;
    private static WebServer server;
    private static HttpClient client;

    @BeforeAll
    static void serves_odd_texts() throws Exception {
        Path source = Files.createDirectory(folder.resolve("odd"));
        String text = "class %s {\r// für needle\r\nint ü;\n}\n";
        Files.writeString(source.resolve("Mixed.java"), text.replace("%s", "Mixed"));
        Files.writeString(
                source.resolve("Wide.java"),
                '\uFEFF' + text.replace("%s", "Wide"),
                StandardCharsets.UTF_16LE);
        Files.writeString(
                source.resolve("Latin.java"),
                text.replace("%s", "Latin"),
                StandardCharsets.ISO_8859_1);
        Files.writeString(
                source.resolve("Long.java"),
                "class Long {\n/*" + "a".repeat(MEGABYTE) + "*/ // needle\n}");
        Path index = folder.resolve("index");
        Compilation.run(
                CompileOptions.of(List.of(source), index), new Diagnostics(), Progress.NONE);
        library = new Library(List.of(LuceneCrossReference.open(index)), Optional.empty());
        server = WebServer.start(library, "127.0.0.1", 0);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
        library.close();
    }

    private static HttpResponse<String> ask(String resource, String query) throws Exception {
        String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
        URI uri =
                URI.create("http://127.0.0.1:" + server.port() + "/" + resource + "?q=" + encoded);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "OR",
                "-",
                "()",
                "((((",
                "\"",
                "//",
                ":",
                "path:",
                "a OR",
                "/(/",
                "/a{2,1}/",
                "re:[",
                "calls-between:->",
                "count:-1",
                "kind:",
                "\0",
                "*",
                "id:?",
                "put(",
                "(int",
                "...",
                "$",
                "#",
                "a.b.c.d.e.f.g.h"
            })
    void any_query_is_answered(String query) throws Exception {
        for (String resource : List.of("api/search", "api/symbols", "odd/search.html")) {
            assertEquals(200, ask(resource, query).statusCode(), resource + " " + query);
        }
    }

    @Test
    void what_cannot_be_searched_is_told() throws Exception {
        JsonNode regex = JSON.readTree(ask("api/search", "/(/").body());
        assertTrue(regex.get("note").asString().contains("/(/"), regex.toString());
        JsonNode nothing = JSON.readTree(ask("api/search", "").body());
        assertEquals("Nothing to search for.", nothing.get("note").asString());
    }

    @Test
    void a_regular_expression_that_runs_away_ends() throws Exception {
        JsonNode answer = JSON.readTree(ask("api/search", "/(a+)+c/").body());
        assertEquals(0, answer.get("hits").size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 5_000, 100_000})
    void a_query_that_is_too_long_is_refused_with_the_limit(int length) throws Exception {
        for (String resource : List.of("api/search", "api/symbols", "odd/search.html")) {
            HttpResponse<String> answer = ask(resource, "x".repeat(length));
            assertTrue(List.of(400, 414).contains(answer.statusCode()), answer.body());
            assertTrue(answer.body().matches("(?s).*at most [0-9]+ (characters|bytes).*"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Mixed, 2, 7", "Wide, 2, 7", "Latin, 2, 7", "Long, 2, 1048584"})
    void a_hit_has_its_place(String file, int line, int start) throws Exception {
        JsonNode hits = JSON.readTree(ask("api/search", "needle path:" + file).body()).get("hits");
        JsonNode hit = hits.get(0);
        assertEquals(line, hit.get("line").asInt());
        assertEquals(start, hit.get("ranges").get(0).get(0).asInt());
        assertEquals(start + 6, hit.get("ranges").get(0).get(1).asInt());
        String text = hit.get("text").asString();
        assertEquals("needle", text.substring(start, start + 6));
    }
}
