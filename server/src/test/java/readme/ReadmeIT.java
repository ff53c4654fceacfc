package readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs the README's commands as they stand, in order, in one folder, as a newcomer would.
class ReadmeIT {

    private static final Path ROOT = Path.of(System.getProperty("pxr.root"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");

    @TempDir static Path folder;

    @TestFactory
    Stream<DynamicTest> every_command_of_the_readme_works() throws IOException {
        // The launcher finds its home through the link, so what the commands write stays in the
        // folder.
        Files.createSymbolicLink(folder.resolve("pxr"), ROOT.resolve("pxr"));
        return commands().stream()
                .filter(command -> !command.startsWith("./mvnw"))
                .map(command -> DynamicTest.dynamicTest(command, () -> run(command)));
    }

    @Test
    void the_readme_names_the_command_that_continuous_integration_runs() throws IOException {
        String last = Files.readString(ROOT.resolve(".ci/run")).strip().lines().toList().getLast();
        assertTrue(commands().contains(last), last + " is not among " + commands());
    }

    private static List<String> commands() throws IOException {
        var commands = new ArrayList<String>();
        var blocks = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
        while (blocks.find()) commands.addAll(blocks.group(1).strip().lines().toList());
        return commands;
    }

    private static void run(String command) throws Exception {
        if (command.equals("./pxr serve")) {
            serve(command);
            return;
        }
        Path output = folder.resolve("output.txt");
        Process process = start(command, output);
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        if (!ended) end(process);
        assertTrue(ended, () -> command + " does not end:\n" + read(output));
        assertEquals(0, process.exitValue(), () -> command + " failed:\n" + read(output));
    }

    /** Serves until the start page has come, on a port of its own as 8080 may be taken. */
    private static void serve(String command) throws Exception {
        int port = freePort();
        Path output = folder.resolve("serve.txt");
        Process server = start(command + " --port " + port, output);
        try {
            String address = "http://127.0.0.1:" + port + "/";
            for (int i = 0; i < 1200 && server.isAlive() && !read(output).contains(address); i++) {
                Thread.sleep(100);
            }
            assertTrue(server.isAlive(), () -> "the server ended:\n" + read(output));
            try (HttpClient client = HttpClient.newHttpClient()) {
                var page =
                        client.send(
                                HttpRequest.newBuilder(URI.create(address)).build(),
                                BodyHandlers.ofString());
                assertEquals(200, page.statusCode());
                assertTrue(page.body().contains("kernel-src"), page.body());
            }
        } finally {
            end(server);
        }
    }

    private static Process start(String command, Path output) throws IOException {
        return new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** The shell's children first: ended alone, it would leave them running. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        if (!process.waitFor(20, TimeUnit.SECONDS)) all.forEach(ProcessHandle::destroyForcibly);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
