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
import pxr.query.CallWays;
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
            description = "The method that calls: its id, or as much as names no other.")
    private String from = "";

    @Parameters(index = "2", paramLabel = "SYMBOL", description = "The method that is called.")
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
            String start = KnownSymbol.method(project, from);
            String end = KnownSymbol.method(project, to);
            List<List<CallWays.Step>> paths =
                    new CallPaths(project, limit).between(start, end, depth);
            if (paths.isEmpty()) {
                throw new InputException(
                        "No calls lead from %s to %s within %d steps."
                                .formatted(start, end, depth));
            }
            CallPlaces places = new CallPlaces(project);
            for (List<CallWays.Step> path : paths) {
                out.println(start);
                for (CallWays.Step step : path) print(step, places, out);
            }
        }
    }

    private static void print(CallWays.Step step, CallPlaces places, PrintWriter out) {
        out.println("  calls " + step.named() + "  " + places.ofCall(step.from(), step.named()));
        if (step.to().equals(step.named())) return;
        out.println("  overridden by " + step.to() + "  " + places.ofDeclaration(step.to()));
    }
}
