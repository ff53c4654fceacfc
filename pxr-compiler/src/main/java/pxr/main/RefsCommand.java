package pxr.main;

import java.io.PrintWriter;
import java.util.EnumSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pxr.query.CrossReference;
import pxr.query.Use;
import pxr.symbol.Role;

/** `pxr refs`. */
@Command(name = "refs", description = "Prints every use of a symbol, with its role and line.")
public final class RefsCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private IndexArgument index = new IndexArgument();

    @Parameters(
            index = "1",
            paramLabel = "SYMBOL",
            description = "The symbol's id, or as much of it as names no other.")
    private String symbol = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "" + Integer.MAX_VALUE,
            description = "Print at most so many uses.",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private int limit;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (CrossReference project = index.open()) {
            String id = KnownSymbol.of(project, symbol);
            for (Use use : project.uses(id, EnumSet.allOf(Role.class), limit)) {
                out.printf(
                        "%s:%d:%d: %s: %s%n",
                        use.file(),
                        use.line(),
                        use.column(),
                        use.occurrence().role().label(),
                        use.lineText().strip());
            }
        }
    }
}
