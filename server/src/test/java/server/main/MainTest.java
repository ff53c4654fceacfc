package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    @Test
    void help_goes_to_stdout_and_names_every_command() {
        Ran help = Ran.of("--help");
        assertEquals(0, help.exit());
        assertEquals("", help.err());
        for (String name : Main.commandLine().getSubcommands().keySet()) {
            assertTrue(help.out().contains("  " + name + " "), name);
        }
    }

    @Test
    void every_command_explains_itself() {
        Main.commandLine().getSubcommands().forEach(MainTest::explains);
    }

    private static void explains(String name, CommandLine command) {
        Ran help = Ran.of(name, "--help");
        assertEquals(0, help.exit(), name);
        assertTrue(help.out().startsWith("Usage: pxr " + name), help.out());
        assertFalse(command.getCommandSpec().usageMessage().description().length == 0, name);
    }

    @Test
    void the_version_is_one_of_java_too() {
        Ran version = Ran.of("--version");
        assertEquals(0, version.exit());
        assertTrue(version.out().contains(Runtime.version().toString()));
    }

    @Test
    void an_unknown_command_is_wrong_usage_with_a_hint() {
        Ran ran = Ran.of("sreve");
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("serve"), ran.err());
        assertTrue(ran.err().contains("--help"), ran.err());
    }

    @Test
    void no_command_is_wrong_usage() {
        Ran ran = Ran.of();
        assertEquals(2, ran.exit());
        assertEquals("", ran.out());
    }

    @Test
    void help_loads_nothing_heavy() throws Exception {
        Process help =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xlog:class+load",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "--help")
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader out = help.inputReader()) {
            List<String> loaded = out.readAllLines();
            assertTrue(loaded.stream().anyMatch(line -> line.contains("Usage: pxr")));
            for (String heavy :
                    List.of(
                            "org.apache.lucene",
                            "org.eclipse.jetty",
                            "ch.qos.logback",
                            "org.slf4j",
                            "io.javalin",
                            "kotlin.",
                            "org.thymeleaf",
                            "tools.jackson",
                            "nt.ke")) {
                assertEquals(
                        List.of(),
                        loaded.stream().filter(line -> line.contains(" " + heavy)).toList());
            }
        }
    }
}
