package pxr.main;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pxr.query.CrossReference;
import pxr.query.SearchResult;
import pxr.render.SearchView;
import tools.jackson.databind.json.JsonMapper;

/** `pxr search`. */
@Command(
        name = "search",
        description = "Searches text, symbols and calls.",
        footer = {
            "",
            "A query is made of words, \"exact text\", /regular expressions/ and fields; all must hold"
                    + " for a file; OR, - and ( ) say otherwise.",
            "Symbols: def: class: method: field: symbol: kind: type: supertypes:",
            "Uses: ref: call: write: calls-to: calls-from: calls-between:FROM->TO depth:N",
            "Where: path: project: in:code|comment|string lang:",
            "How: case:yes count:N|all context:N explain:yes",
            "Examples: pxr search guava.idx 'call:checkNotNull path:base -path:test'",
            "          pxr search guava.idx 'calls-to:Splitter.on depth:2'",
            "          pxr search guava.idx '/TODO\\(\\w+\\)/ in:comment context:2'"
        })
public final class SearchCommand implements Runnable {

    private static final int USUAL_LIMIT = 100;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private IndexArgument index = new IndexArgument();

    @Parameters(index = "1", paramLabel = "QUERY", description = "What to search for.")
    private String query = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Print at most so many hits (" + USUAL_LIMIT + ").")
    private @Nullable Integer limit;

    @Option(
            names = {"-C", "--context"},
            paramLabel = "N",
            description = "Print so many lines around each that matches.")
    private @Nullable Integer context;

    @Option(names = "--explain", description = "Say why each symbol stands where it does.")
    private boolean explain;

    @Option(names = "--json", description = "Print the answer as one JSON object.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (CrossReference project = index.open()) {
            SearchResult result = project.search(asked(), USUAL_LIMIT);
            if (json) {
                SearchView view = SearchView.of(project.info().name(), result);
                out.println(JsonMapper.shared().writeValueAsString(view));
                return;
            }
            new HitPrinter(out, explain).print(result.hits());
            if (result.note() != null) err.println("pxr: " + result.note());
            if (!result.complete()) err.println("pxr: out of time; there may be more hits");
            if (result.total() > result.hits().size()) {
                err.printf(
                        "pxr: %d of %s%d hits; --limit shows more%n",
                        result.hits().size(), result.counted() ? "" : "over ", result.total());
            }
        }
    }

    /** The query with what the options say, which it can say itself. */
    private String asked() {
        StringBuilder asked = new StringBuilder(query);
        if (limit != null) asked.append(" count:").append(limit);
        if (context != null) asked.append(" context:").append(context);
        if (explain) asked.append(" explain:yes");
        return asked.toString();
    }
}
