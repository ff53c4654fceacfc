package server.main;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import server.route.Hosts;
import server.route.Library;

/// Does once what a command does, for the JVM to watch: `./pxr` runs this after a build and keeps
/// the classes that were needed, loaded and linked, in a cache from which later runs of the command
/// take them (JEP 514). A class that does not come up here is only slower to load.
final class Rehearsal {

    private static final String HOST = "127.0.0.1";

    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/kernel-src/",
                    "/kernel-src/source/",
                    "/kernel-src/source/nt/ke/Scheduler.java.html",
                    "/kernel-src/search.html?q=KiSwapThread");

    private static final String SYMBOL = "nt.ke.Placement#KiReadyThread(nt.ke.KThread)";

    private Rehearsal() {}

    /**
     * @param arguments the command and a directory to work in, which the caller deletes
     */
    public static void main(String[] arguments) throws IOException {
        Path sources = KernelProject.find().sources();
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "serve" -> serve(sources, folder);
            case "compile" -> compile(sources, folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /**
     * Serves a few pages to itself.
     *
     * @throws IOException when a page is not there
     */
    static void serve(Path sources, Path folder) throws IOException {
        KernelProject kernel = new KernelProject(sources, folder.resolve("kernel-src.idx"));
        // Twice: the second finds its index up to date, as a server usually does.
        serve(kernel);
        serve(kernel);
    }

    /** Compiles a project, again when one file of it changed, and asks for what people ask for. */
    static void compile(Path sources, Path folder) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("sources"));
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        // A file's name is enough: that packages have folders means nothing to the compiler.
        for (int i = 0; i < files.size(); i++) Files.copy(files.get(i), copy.resolve(i + ".java"));
        String index = folder.resolve("sources.idx").toString();
        run("compile", copy.toString(), "--out", index);
        Files.writeString(copy.resolve("0.java"), "// changed\n", StandardOpenOption.APPEND);
        run("compile", copy.toString(), "--out", index);
        run("search", index, "KiReadyThread");
        run("search", index, "/Ki\\w+Thread/ OR \"(1 << \"");
        run("callers", index, SYMBOL);
        run("refs", index, SYMBOL);
    }

    private static void run(String... arguments) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        int status = Main.commandLine().setOut(nowhere).setErr(nowhere).execute(arguments);
        if (status != 0) throw new IllegalStateException("pxr " + arguments[0] + ": " + status);
    }

    private static void serve(KernelProject project) throws IOException {
        try (Library library = project.open(new PrintWriter(Writer.nullWriter()));
                WebServer server = WebServer.start(library, HOST, 0)) {
            URI root = URI.create(Hosts.url(HOST, server.port()));
            for (String page : PAGES) read(root.resolve(page));
        }
    }

    private static void read(URI page) throws IOException {
        try (InputStream body = page.toURL().openStream()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }
}
