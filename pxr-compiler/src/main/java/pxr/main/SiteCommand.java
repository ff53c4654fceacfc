package pxr.main;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import pxr.diagnostic.InputException;
import pxr.query.CrossReference;
import pxr.render.Site;
import pxr.render.SiteOptions;
import pxr.render.SiteWriter;

/** `pxr site`. */
@Command(
        name = "site",
        description = "Writes a static site, to be published or opened from the disk.")
public final class SiteCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private IndexArgument index = new IndexArgument();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "An empty or new directory, or one that pxr wrote before.")
    private Path directory = Path.of("");

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many pages are made at a time; as many as there are processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public void run() {
        PrintWriter err = spec.commandLine().getErr();
        if (threads < 1) throw new InputException("--threads must be at least 1");
        TerminalProgress progress = TerminalProgress.on(err);
        try (CrossReference project = index.open()) {
            Site site = new Site(List.of(project), SiteOptions.STATIC);
            SiteWriter writer = new SiteWriter(site, directory, progress::done);
            SiteWriter.Report report = writer.write(threads);
            progress.clear();
            report.collisions()
                    .forEach(pair ->
                            err.println("warning: one file where case does not count: " + pair));
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%,d files, %,d bytes; open %s%n",
                            report.files(),
                            report.bytes(),
                            directory.resolve("index.html"));
        } catch (IOException e) {
            throw new InputException(String.valueOf(e.getMessage()), e);
        }
    }
}
