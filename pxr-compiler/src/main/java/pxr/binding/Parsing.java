package pxr.binding;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import pxr.diagnostic.Diagnostic;
import pxr.diagnostic.Diagnostics;
import pxr.source.SourceSet;
import pxr.syntax.SyntaxParser;
import pxr.syntax.SyntaxUnit;

/** The first pass: reads and parses files, each on its own. */
final class Parsing {

    private final SourceSet sources;
    private final BinderOptions options;
    private final Diagnostics diagnostics;

    Parsing(SourceSet sources, BinderOptions options, Diagnostics diagnostics) {
        this.sources = sources;
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /** What `next` makes of each file that could be read, in any order. */
    <T> List<T> run(Collection<String> paths, Function<SyntaxUnit, T> next) {
        ConcurrentLinkedQueue<T> done = new ConcurrentLinkedQueue<>();
        new Workers(options.threads())
                .forEach(
                        List.copyOf(paths),
                        () -> {
                            SyntaxParser parser = new SyntaxParser(options.release(), diagnostics);
                            return path -> {
                                try {
                                    done.add(next.apply(parser.parse(sources.read(path))));
                                } catch (IOException e) {
                                    String message = "cannot be read: " + e.getMessage();
                                    diagnostics.report(Diagnostic.error(path, 0, 0, message));
                                }
                            };
                        });
        return List.copyOf(done);
    }
}
