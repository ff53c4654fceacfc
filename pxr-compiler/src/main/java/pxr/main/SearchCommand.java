package pxr.main;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import pxr.query.CrossReference;
import pxr.query.SearchResult;
import pxr.query.SearchResult.FileHit;
import pxr.query.SearchResult.Hit;
import pxr.query.SearchResult.LineHit;
import pxr.query.SearchResult.SymbolHit;
import pxr.symbol.Declaration;
import tools.jackson.databind.json.JsonMapper;

/** `pxr search`. */
@Command(
        name = "search",
        description = "Searches text and symbols.",
        footer = {
            "",
            "A query is made of words, \"exact text\", /regular expressions/ and fields; all must hold"
                    + " for a file, OR, - and ( ) say otherwise. Fields: def: class: method: field:"
                    + " ref: call: write: symbol: kind: path: project: case:yes.",
            "Example: pxr search guava.idx 'call:checkNotNull path:base -path:test'"
        })
public final class SearchCommand implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private IndexArgument index = new IndexArgument();

    @Parameters(index = "1", paramLabel = "QUERY", description = "What to search for.")
    private String query = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Print at most so many hits (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print the answer as one JSON object.")
    private boolean json;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (CrossReference project = index.open()) {
            SearchResult result = project.search(query, limit);
            if (json) {
                out.println(JsonMapper.shared().writeValueAsString(SearchView.of(result)));
                return;
            }
            result.hits().forEach(hit -> out.println(line(hit)));
            if (result.note() != null) err.println("pxr: " + result.note());
            if (!result.complete()) err.println("pxr: out of time; there may be more hits");
            if (result.total() > result.hits().size()) {
                err.printf(
                        "pxr: %d of %d hits; --limit shows more%n",
                        result.hits().size(), result.total());
            }
        }
    }

    /** A hit as grep would print it. */
    private static String line(Hit hit) {
        return switch (hit) {
            case SymbolHit(var symbol) -> {
                Declaration d = symbol.declaration();
                yield symbol.file() + ":" + symbol.line() + ": " + d.kind().label() + " " + d.id();
            }
            case LineHit h -> h.file() + ":" + h.line() + ": " + h.text().strip();
            case FileHit(var file) -> file;
        };
    }
}
