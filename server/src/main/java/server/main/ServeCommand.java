package server.main;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pxr.diagnostic.InputException;
import pxr.query.CrossReference;
import pxr.query.LuceneCrossReference;
import server.route.Hosts;
import server.route.Library;

/** `pxr serve`. */
@Command(
        name = "serve",
        description = {
            "Serves pages about projects.",
            "Without INDEX: compiles the kernel model's source, boots the model and shows both."
        })
final class ServeCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "INDEX",
            arity = "0..*",
            description = "What 'pxr compile' has written; any number of projects.")
    private List<Path> indexes = List.of();

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "The port to listen on; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on; other machines reach what is not a loopback"
                            + " address. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port: 0 to 65535, not " + port);
        }
        WebServer.requireFree(host, port);
        Library library =
                indexes.isEmpty()
                        ? KernelProject.find().open(err())
                        : new Library(open(), Optional.empty());
        WebServer server = WebServer.start(library, host, port);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(() -> {
                                    server.close();
                                    library.close();
                                }));
        // The first page needs none of it, and whoever types a name soon does.
        Thread.ofVirtual().start(() -> library.projects().forEach(CrossReference::prepare));
        PrintWriter out = spec.commandLine().getOut();
        out.println(Hosts.url(host, server.port()));
        out.flush();
        new CountDownLatch(1).await(); // until the process is told to end
        return 0;
    }

    private List<CrossReference> open() {
        List<CrossReference> projects = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Path index : indexes) {
            CrossReference project = LuceneCrossReference.open(index);
            projects.add(project);
            String name = project.info().name();
            if (!names.add(name)) {
                throw new InputException(
                        "Two projects are called '%s', %s the second. Compile one with another --name."
                                .formatted(name, index));
            }
        }
        return projects;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
