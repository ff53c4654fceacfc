package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pxr.query.CrossReference;
import pxr.query.SymbolEntry;
import pxr.render.SymbolView;

/** `GET /api/symbols?q=&limit=&project=`: what a search box offers while its reader types. */
record SymbolsRoute(Library library) implements Handler {

    private static final int USUAL_LIMIT = 20;

    @Override
    public void handle(Context ctx) {
        String query = Parameters.query(ctx);
        int limit = Parameters.limit(ctx, USUAL_LIMIT);
        List<List<SymbolView>> answers = new ArrayList<>();
        for (CrossReference project : library.asked(ctx)) {
            String name = project.info().name();
            List<SymbolEntry> found = project.lookup(query, Set.of(), limit);
            answers.add(found.stream().map(entry -> SymbolView.of(name, entry)).toList());
        }
        ctx.header("Cache-Control", "no-cache").json(interleaved(answers, limit));
    }

    /** Each project's best before any one's second best. */
    private static List<SymbolView> interleaved(List<List<SymbolView>> answers, int limit) {
        List<SymbolView> all = new ArrayList<>();
        for (int rank = 0; rank < limit; rank++) {
            for (List<SymbolView> answer : answers) {
                if (rank < answer.size() && all.size() < limit) all.add(answer.get(rank));
            }
        }
        return all;
    }
}
