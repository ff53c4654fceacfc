package server.main;

import java.io.PrintWriter;
import java.nio.file.Path;
import pxr.diagnostic.InputException;
import server.route.Library;

/** The kernel model that PXR ships with: its source, its index, and the machine that runs it. */
record KernelProject(Path home) {

    /** The name that the kernel's pages stand under. */
    static final String NAME = "kernel-src";

    static KernelProject find() {
        String home = System.getProperty("pxr.home", System.getenv("PXR_HOME"));
        if (home == null) {
            throw new InputException(
                    "Where PXR lies is not known. Start it by its own ./pxr, set PXR_HOME, or give"
                            + " an INDEX.");
        }
        return new KernelProject(Path.of(home));
    }

    Library serve(PrintWriter progress) {
        throw new InputException("The kernel cannot be compiled yet. Give an INDEX.");
    }
}
