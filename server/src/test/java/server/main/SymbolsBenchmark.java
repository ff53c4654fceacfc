package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import pxr.query.LuceneCrossReference;
import server.route.Library;

/// Measures how long whoever types names into the search box waits after each key, at the client,
/// one request after the other:
///
/// ```
/// ./mvnw -pl server -am test -Dtest=SymbolsBenchmark -Dsurefire.failIfNoSpecifiedTests=false
///     -Dpxr.search.index=INDEX
/// ```
///
/// INDEX is one of the JDK's sources, whose names are typed. The machine should do nothing else
/// meanwhile.
@EnabledIfSystemProperty(named = "pxr.search.index", matches = ".+")
class SymbolsBenchmark {

    private static final int WARMING_ROUNDS = 3;
    private static final int ROUNDS = 5;

    private static final List<String> TYPES =
            List.of(
                    ("HashMap StringBuilder ConcurrentHashMap Pattern JFrame Collectors Path"
                                    + " LinkedHashMap Thread CompletableFuture ByteBuffer HttpClient Locale"
                                    + " AbstractQueuedSynchronizer Component TreeModel Element Iterator"
                                    + " Optional DateTimeFormatter")
                            .split(" "));
    private static final List<String> METHODS =
            List.of(
                    ("requireNonNull toString computeIfAbsent getName add compareAndSet paint parse"
                                    + " equalsIgnoreCase newFixedThreadPool readAllBytes format isEmpty"
                                    + " getClass invokeLater put(Object indexOf(int valueOf")
                            .split(" "));
    private static final List<String> CONSTANTS =
            List.of(
                    ("MAX_VALUE UTF_8 EMPTY_LIST SECONDS PI NORTH CASE_INSENSITIVE_ORDER"
                                    + " serialVersionUID TRUE RUNNABLE")
                            .split(" "));
    private static final List<String> HUMPS =
            List.of(
                    ("HM CHM SB NPE IAE AQS LHM BAOS JFC DTF CF IOOBE RNN cIA tS SBuil ArrL ConcHM"
                                    + " LinBQ UOE hm npe baos")
                            .split(" "));
    private static final List<String> DOTTED =
            List.of(
                    ("j.u.c.CHM java.util.List Map.Entry String.format j.l.String Objects.require"
                                    + " j.n.f.Path util.concurrent.Future swing.JTable Thread.State")
                            .split(" "));
    private static final List<String> PARTS =
            List.of("ashMap Listener Exception Builder ueue factory context Impl ndex".split(" "));
    private static final List<String> MISTYPED =
            List.of(
                    ("HahsMap Patern StringBiulder Colections ArayList Itertor requireNonNul"
                                    + " concurent Exeption Optinal")
                            .split(" "));

    @Test
    void answers_to_each_key_are_measured() throws Exception {
        Path index = Path.of(System.getProperty("pxr.search.index"));
        var project = LuceneCrossReference.open(index);
        try (Library library = new Library(List.of(project), Optional.empty());
                WebServer server = WebServer.start(library, "127.0.0.1", 0);
                HttpClient client = HttpClient.newHttpClient()) {
            long start = System.nanoTime();
            ask(client, server.port(), "H");
            System.out.printf(Locale.ROOT, "first request %.1f ms%n", millis(start));
            List<Double> all = new ArrayList<>();
            var sorts = new TreeMap<String, List<String>>();
            sorts.put("types", TYPES);
            sorts.put("methods", METHODS);
            sorts.put("constants", CONSTANTS);
            sorts.put("humps", HUMPS);
            sorts.put("dotted", DOTTED);
            sorts.put("parts", PARTS);
            sorts.put("mistyped", MISTYPED);
            int names = sorts.values().stream().mapToInt(List::size).sum();
            for (int round = 0; round < WARMING_ROUNDS; round++)
                for (List<String> sort : sorts.values()) type(client, server.port(), sort);
            for (var sort : sorts.entrySet()) {
                List<Double> times = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++)
                    times.addAll(type(client, server.port(), sort.getValue()));
                print(sort.getKey(), times);
                all.addAll(times);
            }
            print("all " + names + " names", all);
        }
    }

    /** Types the names letter by letter; the times of the answers in milliseconds. */
    private static List<Double> type(HttpClient client, int port, List<String> names)
            throws IOException, InterruptedException {
        List<Double> times = new ArrayList<>();
        for (String name : names) {
            for (int typed = 1; typed <= name.length(); typed++) {
                long start = System.nanoTime();
                ask(client, port, name.substring(0, typed));
                times.add(millis(start));
            }
        }
        return times;
    }

    private static void ask(HttpClient client, int port, String typed)
            throws IOException, InterruptedException {
        String query = URLEncoder.encode(typed, StandardCharsets.UTF_8);
        URI uri = URI.create("http://127.0.0.1:" + port + "/api/symbols?limit=14&q=" + query);
        var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), typed);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-16s %6d requests  p50 %6.2f ms  p90 %6.2f ms  p99 %6.2f ms  most %6.2f ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 9 / 10),
                sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
    }
}
