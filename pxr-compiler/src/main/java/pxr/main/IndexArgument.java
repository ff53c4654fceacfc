package pxr.main;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;
import pxr.query.LuceneCrossReference;

/** The INDEX that most commands read. */
final class IndexArgument {

    @Parameters(index = "0", paramLabel = "INDEX", description = "The index, as compile wrote it.")
    private Path index = Path.of("");

    LuceneCrossReference open() {
        return LuceneCrossReference.open(index);
    }
}
