package server.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** `pxr kernel new-service`. */
@Command(
        name = "new-service",
        description = {
            "Adds a system service to the kernel model's sources: a row of the table, a handler, its"
                    + " registration, a test and a page; and its stub in ntdll, if the cross"
                    + " compiler is installed.",
            "Example: pxr kernel new-service NtQueryMood \"HANDLE Thread; PULONG Mood\""
        })
final class KernelNewServiceCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("Nt[A-Z][A-Za-z0-9]+");
    private static final Pattern PARAMETER =
            Pattern.compile("[A-Za-z_][\\w() *,]* \\*?[A-Za-z]\\w*");
    private static final int MOST_PARAMETERS = 17;
    private static final String COMPILER = "i686-w64-mingw32-gcc";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "NAME", description = "begins with Nt")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "SIGNATURE",
            defaultValue = "",
            description = "the parameters, as C declares them, separated by ;")
    private String signature = "";

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "${env:PXR_HOME:-.}",
            description = "where kernel-src is (${DEFAULT-VALUE})")
    private Path root = Path.of(".");

    @Override
    public Integer call() throws InterruptedException {
        List<String> parameters =
                Arrays.stream(signature.split(";"))
                        .map(String::strip)
                        .filter(parameter -> !parameter.isEmpty())
                        .toList();
        check(parameters);
        var service = new NewService(root, name, parameters);
        try {
            if (service.exists()) {
                throw wrong("There is a service of that name.");
            }
            PrintWriter out = spec.commandLine().getOut();
            service.write().forEach(file -> out.println("wrote " + root.relativize(file)));
            return buildStub(service, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(List<String> parameters) {
        if (!NAME.matcher(name).matches()) {
            throw wrong("Not the name of a service: " + name);
        }
        if (parameters.size() > MOST_PARAMETERS) {
            throw wrong("A service has at most " + MOST_PARAMETERS + " parameters.");
        }
        for (String parameter : parameters) {
            if (!PARAMETER.matcher(parameter).matches()) {
                throw wrong("Not a type and a name: " + parameter);
            }
        }
        if (!Files.isDirectory(root.resolve("kernel-src"))) {
            throw wrong("There is no kernel-src in " + root + "; say where by --root.");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int buildStub(NewService service, PrintWriter out)
            throws IOException, InterruptedException {
        Path build = service.stubBuild();
        boolean hasCompiler =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, COMPILER)));
        if (!hasCompiler || !Files.isExecutable(build)) {
            out.println("the stub is missing: install " + COMPILER + " and run " + build);
            return 0;
        }
        int exit = new ProcessBuilder(build.toString()).inheritIO().start().waitFor();
        out.println(exit == 0 ? "built the stub in ntdll.dll" : build + " failed");
        return exit == 0 ? 0 : 1;
    }
}
