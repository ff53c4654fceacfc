package server.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
