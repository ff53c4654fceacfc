package server.main;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import server.route.Hosts;
import server.route.Library;

/// Serves a few pages to itself, for the JVM to watch: `./pxr` runs this once after a build and
/// keeps the classes that were needed, loaded and linked, in a cache from which later servers take
/// them (JEP 514). A class that does not come up here is only slower to load.
final class Rehearsal {

    private static final String HOST = "127.0.0.1";

    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/kernel-src/",
                    "/kernel-src/source/",
                    "/kernel-src/source/nt/ke/Scheduler.java.html",
                    "/kernel-src/search.html?q=KiSwapThread");

    private Rehearsal() {}

    /**
     * @param arguments a directory to work in, which the caller deletes
     */
    public static void main(String[] arguments) throws IOException {
        run(KernelProject.find().sources(), Path.of(arguments[0]));
    }

    /**
     * @throws IOException when a page is not there
     */
    static void run(Path sources, Path folder) throws IOException {
        KernelProject kernel = new KernelProject(sources, folder.resolve("kernel-src.idx"));
        // Twice: the second finds its index up to date, as a server usually does.
        serve(kernel);
        serve(kernel);
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
