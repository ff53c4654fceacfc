package server.main;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** `pxr serve`. */
@Command(name = "serve", description = "Serves pages about projects, or about the kernel, live.")
final class ServeCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new Failure("nothing to serve yet");
    }
}
