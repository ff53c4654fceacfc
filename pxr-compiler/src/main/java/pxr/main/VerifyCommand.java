package pxr.main;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import pxr.diagnostic.InputException;
import pxr.query.LuceneCrossReference;
import pxr.query.VerifyReport;

/** `pxr verify`. */
@Command(
        name = "verify",
        description =
                "Holds an index against itself: every occurrence against its text, every link against"
                        + " its target, every count against the uses.")
public final class VerifyCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private IndexArgument index = new IndexArgument();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        try (LuceneCrossReference project = index.open()) {
            VerifyReport report = project.verify();
            report.problems().forEach(out::println);
            if (!report.isSound()) {
                throw new InputException(
                        "%,d problems. Delete the index and compile it again."
                                .formatted(report.problemCount()));
            }
            out.printf(
                    "%s: %,d files, %,d occurrences, %,d links: sound%n",
                    project.info().name(), report.files(), report.occurrences(), report.links());
        }
    }
}
