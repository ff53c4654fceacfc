package server.main;

import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;
import pxr.main.CalleesCommand;
import pxr.main.CallersCommand;
import pxr.main.CompileCommand;
import pxr.main.ExportCommand;
import pxr.main.PathsCommand;
import pxr.main.RefsCommand;
import pxr.main.SearchCommand;
import pxr.main.SiteCommand;
import pxr.main.VerifyCommand;

/** The command `pxr`. */
@Command(
        name = "pxr",
        description = "Cross-references Java sources, and shows a kernel running in its own.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            ServeCommand.class,
            CompileCommand.class,
            SiteCommand.class,
            ExportCommand.class,
            SearchCommand.class,
            VerifyCommand.class,
            RefsCommand.class,
            CallersCommand.class,
            CalleesCommand.class,
            PathsCommand.class,
            KernelCommand.class,
            GenerateCompletion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the work failed", "2:wrong usage"})
public final class Main {

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show stack traces of failures; so does a PXR_DEBUG that is set.")
    private boolean debug;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, ready to execute. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine root = new CommandLine(main);
        // Not in the annotation: the subcommands would inherit it.
        root.getCommandSpec().usageMessage().footer("%n'pxr COMMAND --help' explains a command.");
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(main::failed);
    }

    private static int wrongUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        err.println(name + ": " + problem.getMessage());
        UnmatchedArgumentException.printSuggestions(problem, err);
        err.println("Try '" + name + " --help'.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private int failed(Exception problem, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        err.println("pxr: " + Explanation.of(problem));
        if (debug || System.getenv("PXR_DEBUG") != null) problem.printStackTrace(err);
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
