package pxr.main;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import pxr.query.CrossReference;
import pxr.query.Use;
import pxr.symbol.Role;

/** `pxr callers`. */
@Command(name = "callers", description = "Prints what calls a method, directly or through others.")
public final class CallersCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CallTreeOptions options = new CallTreeOptions();

    @Override
    public void run() {
        try (CrossReference project = options.index.open()) {
            KnownSymbol.require(project, options.symbol);
            new CallTree(
                            spec.commandLine().getOut(),
                            symbol -> project.uses(symbol, Role.CALLING, Integer.MAX_VALUE),
                            Use::enclosing)
                    .print(options.symbol, options.depth);
        }
    }
}
