package pxr.main;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import pxr.diagnostic.InputException;

/// Runs commands as the root command does.
///
/// @param exitCode 0 done, 1 the work failed, 2 wrong usage
record Pxr(int exitCode, String out, String err) {

    @Command(
            name = "pxr",
            subcommands = {
                CompileCommand.class,
                ExportCommand.class,
                SearchCommand.class,
                VerifyCommand.class,
                RefsCommand.class,
                CallersCommand.class,
                CalleesCommand.class,
                PathsCommand.class
            })
    private static final class Root {}

    static Pxr run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                new CommandLine(new Root())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(new BufferedWriter(out), true))
                        .setErr(new PrintWriter(err))
                        .setExecutionExceptionHandler((problem, line, _) -> {
                            if (!(problem instanceof InputException)) throw problem;
                            line.getErr().println("pxr: " + problem.getMessage());
                            return line.getCommandSpec().exitCodeOnExecutionException();
                        });
        String[] words = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
        int exitCode = command.execute(words);
        return new Pxr(exitCode, out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
