package pxr.main;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import pxr.query.CrossReference;

/** `pxr callees`. */
@Command(name = "callees", description = "Prints what a method calls, directly or through others.")
public final class CalleesCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CallTreeOptions options = new CallTreeOptions();

    @Override
    public void run() {
        try (CrossReference project = options.index.open()) {
            String method = KnownSymbol.of(project, options.symbol);
            new CallTree(spec.commandLine().getOut(), new CallBranches(project)::callees)
                    .print(method, options.depth);
        }
    }
}
