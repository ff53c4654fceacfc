package pxr.main;

import java.util.EnumSet;
import java.util.Set;
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

    /** A method reference is a call that something else makes later. */
    private static final Set<Role> CALLS =
            EnumSet.of(Role.CALL, Role.NEW, Role.NEW_ENUM, Role.METHODREF);

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private CallTreeOptions options = new CallTreeOptions();

    @Override
    public void run() {
        try (CrossReference project = options.index.open()) {
            KnownSymbol.require(project, options.symbol);
            new CallTree(
                            spec.commandLine().getOut(),
                            symbol -> project.uses(symbol, CALLS, Integer.MAX_VALUE),
                            Use::enclosing)
                    .print(options.symbol, options.depth);
        }
    }
}
