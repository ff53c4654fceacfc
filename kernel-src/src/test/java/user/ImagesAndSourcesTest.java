package user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nt.rtl.NtStatus;
import org.junit.jupiter.api.Test;

class ImagesAndSourcesTest {

    private static final Path MAIN = Path.of("src/main");
    private static final List<String> SOURCES =
            List.of(
                    "user/build",
                    "user/generate",
                    "user/include",
                    "user/libraries",
                    "user/ntdll",
                    "user/programs",
                    "resources/nt/services/services.tsv");

    @Test
    void images_are_built_of_the_sources_as_they_are() throws Exception {
        Map<String, String> built = new TreeMap<>();
        new String(UserImages.read("sources.sha256"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" +", 2))
                .forEach(row -> built.put(row[1], row[0]));
        Map<String, String> present = new TreeMap<>();
        for (Path source : sources()) {
            String name = MAIN.relativize(source).toString().replace('\\', '/');
            present.put(name, sha256(source));
        }
        assertEquals(present, built, "run src/main/user/build");
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String part : SOURCES) {
            try (Stream<Path> files = Files.walk(MAIN.resolve(part))) {
                files.filter(Files::isRegularFile).forEach(all::add);
            }
        }
        return all;
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    }

    @Test
    void every_built_image_is_listed() throws IOException {
        try (Stream<Path> files = Files.list(MAIN.resolve("resources/user"))) {
            List<String> built =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".exe") || name.endsWith(".dll"))
                            .sorted()
                            .toList();
            assertEquals(built, UserImages.names());
        }
    }

    @Test
    void programs_know_statuses_by_the_kernel_s_codes() throws IOException {
        String header = Files.readString(MAIN.resolve("user/include/status.h"));
        var constant = Pattern.compile("#define (STATUS_\\w+) \\(\\(NTSTATUS\\)(\\w+)\\)");
        long found =
                constant.matcher(header)
                        .results()
                        .filter(match -> !match.group(1).equals("STATUS_SUCCESS"))
                        .peek(match ->
                                assertEquals(
                                        match.group(1),
                                        NtStatus.of(Long.decode(match.group(2)).intValue())
                                                .toString()))
                        .count();
        assertTrue(found > 20, "the header is not read");
    }
}
