package server.main;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import scenario.Scenario;
import scenario.Scenarios;

/** `pxr kernel list`. */
@Command(name = "list", description = "Lists the scenarios that the kernel can run.")
final class KernelListCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        int longest = Scenarios.all().stream().mapToInt(s -> s.name().length()).max().orElseThrow();
        for (Scenarios.Group group : Scenarios.groups()) {
            out.println(group.title());
            for (Scenario scenario : group.scenarios()) {
                out.println(
                        "  "
                                + scenario.name()
                                + " ".repeat(longest - scenario.name().length() + 2)
                                + scenario.summary());
            }
        }
    }
}
