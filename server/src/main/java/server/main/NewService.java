package server.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A system service that is to be added to the kernel model's sources.
///
/// @param root the directory that has `kernel-src`
/// @param name begins with `Nt`
/// @param parameters as C declares them: a type, then a name
record NewService(Path root, String name, List<String> parameters) {

    private static final int WORD = 4;
    private static final String PLACE = "        // pxr kernel new-service puts the next one here";
    private static final String OWN_NAMES = "# Services of our own (docs/new-service.md)";

    /// Writes all of it.
    ///
    /// @return the files written
    List<Path> write() throws IOException {
        int number = appendRow();
        register();
        nameIt();
        return List.of(
                list(),
                registrations(),
                names(),
                create(handlers().resolve(className() + ".java"), handler(number)),
                create(tests().resolve(name + "Test.java"), test()),
                create(root.resolve("docs/services/" + name + ".md"), page(number)));
    }

    /** Whether there is one of that name. */
    boolean exists() throws IOException {
        try (Stream<String> rows = Files.lines(list())) {
            return rows.anyMatch(row -> row.split("\t")[1].equals(name));
        }
    }

    // ---- where things are -------------------------------------------------------------------

    private Path list() {
        return root.resolve("kernel-src/src/main/resources/nt/services/services.tsv");
    }

    private Path handlers() {
        return root.resolve("kernel-src/src/main/java/nt/services");
    }

    private Path tests() {
        return root.resolve("kernel-src/src/test/java/nt/services");
    }

    private Path registrations() {
        return handlers().resolve("OwnServices.java");
    }

    private Path names() {
        return root.resolve("kernel-src/src/test/resources/nt-names.txt");
    }

    /** What makes the stubs in `ntdll`. */
    Path stubBuild() {
        return root.resolve("kernel-src/src/main/user/build");
    }

    // ---- what is changed --------------------------------------------------------------------

    private int appendRow() throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(list()));
        int number = rows.size() - 1;
        rows.add(
                String.join(
                        "\t",
                        "" + number,
                        name,
                        "" + parameters.size(),
                        "" + WORD * parameters.size(),
                        "Own",
                        "yes",
                        String.join("; ", parameters)));
        Files.write(list(), rows);
        return number;
    }

    private void register() throws IOException {
        String words =
                IntStream.range(0, parameters.size())
                        .mapToObj(index -> "a.word(" + index + ")")
                        .collect(Collectors.joining(", "));
        String line =
                """
                        services.addSkeleton(
                                "%s",
                                %d,
                                %s -> new %s().%s(%s));
                """
                        .formatted(
                                name,
                                parameters.size(),
                                parameters.isEmpty() ? "_" : "a",
                                className(),
                                name,
                                words);
        String text = Files.readString(registrations());
        Files.writeString(registrations(), text.replace(PLACE, line + PLACE));
    }

    /** A routine with a capital is one that is known to have its name. */
    private void nameIt() throws IOException {
        String text = Files.readString(names()).stripTrailing() + "\n";
        String section = text.contains(OWN_NAMES) ? "" : "\n" + OWN_NAMES + "\n";
        Files.writeString(names(), text + section + name + "\n");
    }

    private static Path create(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return file;
    }

    // ---- what is made -----------------------------------------------------------------------

    private String className() {
        return name.substring(2) + "Service";
    }

    private static String type(String parameter) {
        return parameter.substring(0, parameter.lastIndexOf(' ')).strip();
    }

    private static String variable(String parameter) {
        String own = parameter.substring(parameter.lastIndexOf(' ') + 1);
        return own.substring(0, 1).toLowerCase(Locale.ROOT) + own.substring(1);
    }

    private String handler(int number) {
        String documented =
                parameters.stream()
                        .map(one -> "    /// @param %s `%s`%n".formatted(variable(one), type(one)))
                        .collect(Collectors.joining());
        String declared =
                parameters.stream()
                        .map(one -> "int " + variable(one))
                        .collect(Collectors.joining(", "));
        return """
        package nt.services;

        import nt.rtl.NtStatus;

        /** `%1$s`: a service of our own, number %2$d. */
        public final class %3$s {

            /// Says what it does.
            ///
        %4$s    /// @return `STATUS_NOT_IMPLEMENTED` until it is
            public NtStatus %1$s(%5$s) {
                return NtStatus.STATUS_NOT_IMPLEMENTED;
            }
        }
        """
                .formatted(name, number, className(), documented, declared);
    }

    private String test() {
        return """
        package nt.services;

        import static nt.rtl.NtStatus.STATUS_NOT_IMPLEMENTED;
        import static org.junit.jupiter.api.Assertions.assertEquals;

        import nt.Lab;
        import org.junit.jupiter.api.Test;

        class %1$sTest {

            @Test
            void it_is_called_by_its_number() {
                Lab.run(1, 1, lab -> {
                    ServiceTable table = lab.kernel.services;
                    ServiceDescription service =
                            table.services().stream()
                                    .filter(row -> row.name().equals("%1$s"))
                                    .findFirst()
                                    .orElseThrow();
                    int answer = table.call(service.number(), new int[%2$d]);
                    assertEquals(STATUS_NOT_IMPLEMENTED.code(), answer);
                });
            }
        }
        """
                .formatted(name, parameters.size());
    }

    private String page(int number) {
        String rows =
                parameters.stream()
                        .map(one -> "| `%s` | `%s` | |%n".formatted(variable(one), type(one)))
                        .collect(Collectors.joining());
        return """
        # %1$s

        Service %2$d. Programs call it by `%1$s` of `ntdll`; the kernel carries it out in
        `nt.services.%3$s`.

        | parameter | type | meaning |
        |---|---|---|
        %4$s
        Answers `STATUS_NOT_IMPLEMENTED` so far.
        """
                .formatted(name, number, className(), rows);
    }
}
