package server.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pxr.query.LuceneCrossReference;
import server.live.Pace;
import server.live.SyntheticKernel;
import server.live.TraceSession;
import server.route.Library;

/**
 * A server on a port of its own, over the project `clock` and a kernel whose every call is known.
 */
final class LittleSite implements AutoCloseable {

    final URI root;
    private final Path folder;
    private final TraceSession session;
    private final Library library;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    /// @param speed simulated seconds a second
    /// @param end when the kernel stops, in 100-ns units
    LittleSite(double speed, long end) throws Exception {
        folder = Files.createTempDirectory("pxr");
        Path index = Projects.clock(folder.resolve("clock.idx"));
        session =
                TraceSession.start(
                                "clock", "ticking", new Pace(speed), () -> new SyntheticKernel(end))
                        .get();
        library = new Library(List.of(LuceneCrossReference.open(index)), Optional.of(session));
        server = WebServer.start(library, "127.0.0.1", 0);
        root = URI.create("http://127.0.0.1:" + server.port() + "/");
    }

    LittleSite() throws Exception {
        this(1, Long.MAX_VALUE);
    }

    TraceSession session() {
        return session;
    }

    HttpResponse<String> get(String path, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        server.close();
        library.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
