package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server refuses, and what it tells browsers, over real connections. */
class SecurityTest {

    private static LittleSite site;

    @BeforeAll
    static void start() throws Exception {
        site = new LittleSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "clock/index.html",
                "nope.html",
                "assets/pxr.js",
                "api/symbols?q=t",
                "api/x"
            })
    void every_answer_has_the_security_headers(String path) throws Exception {
        var headers = site.get(path).headers();
        String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("default-src 'none'"), policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElseThrow());
        assertTrue(headers.firstValue("Server").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example"})
    void a_name_that_only_resolves_to_this_machine_is_refused(String host) throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
        assertFalse(answer.contains("clock"), answer);
    }

    @Test
    void a_request_without_host_is_refused() throws IOException {
        String answer = raw("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"})
    void only_reading_methods_are_allowed(String method) throws Exception {
        var answer = site.send(site.request("").method(method, BodyPublishers.noBody()));
        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", answer.headers().firstValue("Allow").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/assets/../../pom.xml",
                "/assets/%2e%2e/%2e%2e/pom.xml",
                "/assets/..%2fpom.xml",
                "/clock/source/..%5c..%5cpom.xml",
                "/a%00b",
                "/a%0d%0aSet-Cookie:x",
                "/%zz",
                "/%",
                "//evil.example/",
                "/a//b",
            })
    void paths_that_no_page_can_have_are_refused(String path) throws IOException {
        String answer =
                raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        saysNothingOfTheInside(answer);
    }

    @Test
    void a_path_that_is_too_long_is_refused() throws Exception {
        assertEquals(414, site.get("a".repeat(5_000)).statusCode());
        assertEquals(414, site.get("a".repeat(50_000)).statusCode());
    }

    @Test
    void a_malformed_request_is_refused_in_one_line() throws IOException {
        String answer = raw("NONSENSE\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        saysNothingOfTheInside(answer);
    }

    @Test
    void what_is_missing_is_a_page_and_below_api_an_object() throws Exception {
        HttpResponse<String> page = site.get("nope.html");
        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("<main"), page.body());
        HttpResponse<String> object = site.get("api/nope");
        assertEquals(404, object.statusCode());
        assertEquals("{\"status\":404,\"error\":\"Not Found\"}", object.body());
    }

    @Test
    void a_path_cannot_put_markup_into_the_page_that_says_it_is_missing() throws Exception {
        var answer = site.get("%3Cscript%3Ealert(1)%3C/script%3E.html");
        assertEquals(404, answer.statusCode());
        assertFalse(answer.body().contains("<script>alert"), answer.body());
    }

    private static void saysNothingOfTheInside(String answer) {
        for (String word : new String[] {"Jetty", "jetty", "Exception", "\tat ", "javalin"}) {
            assertFalse(answer.contains(word), answer);
        }
    }

    /** For requests that no client library would send. */
    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", site.root.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
