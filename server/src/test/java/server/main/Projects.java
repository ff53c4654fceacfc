package server.main;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import pxr.diagnostic.Diagnostics;
import pxr.main.Compilation;
import pxr.main.CompileOptions;
import pxr.main.Progress;

/** The little project that the tests serve, compiled. */
final class Projects {

    private Projects() {}

    /** Compiles the project `clock` into that index. */
    static Path clock(Path index) {
        Compilation.run(
                CompileOptions.of(List.of(sources()), index), new Diagnostics(), Progress.NONE);
        return index;
    }

    private static Path sources() {
        try {
            return Path.of(Projects.class.getResource("/clock").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
