package pxr.main;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pxr.diagnostic.InputException;
import pxr.query.CrossReference;

/** `pxr paths`. */
@Command(
        name = "paths",
        description = "Prints the shortest ways by which calls lead from one method to another.")
public final class PathsCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private IndexArgument index = new IndexArgument();

    @Parameters(
            index = "1",
            paramLabel = "SYMBOL",
            description = "The id of the method that calls.")
    private String from = "";

    @Parameters(
            index = "2",
            paramLabel = "SYMBOL",
            description = "The id of the method that is called.")
    private String to = "";

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "12",
            description = "Give up after so many calls (${DEFAULT-VALUE}).")
    private int depth;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "Print at most so many of equal length (${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (CrossReference project = index.open()) {
            KnownSymbol.require(project, from);
            KnownSymbol.require(project, to);
            List<List<CallPaths.Step>> paths =
                    new CallPaths(project).between(from, to, depth, limit);
            if (paths.isEmpty()) {
                throw new InputException(
                        "No calls lead from "
                                + from
                                + " to "
                                + to
                                + " within "
                                + depth
                                + " steps.");
            }
            for (List<CallPaths.Step> path : paths) {
                out.println(from);
                path.forEach(step -> out.println("  " + step));
            }
        }
    }
}
