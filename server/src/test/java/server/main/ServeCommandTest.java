package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

    @TempDir private static Path folder;

    @Test
    void it_serves_until_it_is_told_to_end() throws Exception {
        Path index = Projects.clock(folder.resolve("clock.idx"));
        Path errors = folder.resolve("errors.txt");
        Process server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "serve",
                                index.toString(),
                                "--port",
                                "0")
                        .redirectError(errors.toFile())
                        .start();
        try (BufferedReader out = server.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            String address = out.readLine();
            assertTrue(address != null, Files.readString(errors));
            var request = HttpRequest.newBuilder(URI.create(address)).build();
            assertEquals(200, client.send(request, BodyHandlers.discarding()).statusCode());
            server.destroy();
            assertTrue(server.waitFor(20, TimeUnit.SECONDS));
            assertEquals("", Files.readString(errors));
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void a_port_in_use_is_one_line_with_the_remedy() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            Ran ran = Ran.of("serve", folder.toString(), "--port", port);
            assertOneLine(ran, port, "--port");
        }
    }

    @Test
    void an_address_of_another_machine_is_one_line_with_the_remedy() {
        for (String host : new String[] {"192.0.2.1", "no.such.host.invalid"}) {
            assertOneLine(
                    Ran.of("serve", folder.toString(), "--port", "0", "--host", host),
                    host,
                    "--host");
        }
    }

    @Test
    void what_is_no_index_is_one_line_with_the_remedy() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertOneLine(Ran.of("serve", "--port", "0", "no/such/index"), "no/such/index", "compile");
        assertOneLine(Ran.of("serve", "--port", "0", file.toString()), file.toString());
        assertOneLine(Ran.of("serve", "--port", "0", empty.toString()), empty.toString());
    }

    @Test
    void two_projects_of_one_name_are_refused() throws Exception {
        Path one = Projects.clock(folder.resolve("one.idx"));
        Path two = Projects.clock(folder.resolve("two.idx"));
        assertOneLine(
                Ran.of("serve", "--port", "0", one.toString(), two.toString()), "clock", "--name");
    }

    @Test
    void a_port_that_cannot_be_is_wrong_usage() {
        assertEquals(2, Ran.of("serve", "--port", "65536").exit());
        assertEquals(2, Ran.of("serve", "--port", "-1").exit());
        assertEquals(2, Ran.of("serve", "--port", "http").exit());
    }

    private static void assertOneLine(Ran ran, String... words) {
        assertEquals(1, ran.exit());
        assertEquals("", ran.out());
        assertEquals(1, ran.err().lines().count(), ran.err());
        for (String word : words) assertTrue(ran.err().contains(word), ran.err());
    }
}
