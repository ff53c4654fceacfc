package pxr.main;

import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pxr.query.LuceneCrossReference;

/** `pxr export`. */
@Command(name = "export", description = "Prints what an index knows as a table, tab separated.")
public final class ExportCommand implements Runnable {

    /** The tables there are. */
    enum Table {
        OCCURRENCES,
        SYMBOLS,
        CALLS,
        OVERRIDES,
        SUPERTYPES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "TABLE", description = "One of ${COMPLETION-CANDIDATES}.")
    private Table table = Table.OCCURRENCES;

    @Parameters(index = "1", paramLabel = "INDEX", description = "The index, as compile wrote it.")
    private Path index = Path.of("");

    @Option(names = "--comments", description = "Occurrences in doc comments as well as in code.")
    private boolean comments;

    @Override
    public void run() {
        try (LuceneCrossReference project = LuceneCrossReference.open(index)) {
            TableWriter out = new TableWriter(spec.commandLine().getOut());
            Export export = new Export(project, out);
            switch (table) {
                case OCCURRENCES -> export.occurrences(comments);
                case SYMBOLS -> export.symbols();
                case CALLS -> export.calls();
                case OVERRIDES -> export.overrides();
                case SUPERTYPES -> export.supertypes();
            }
            out.flush();
        }
    }
}
