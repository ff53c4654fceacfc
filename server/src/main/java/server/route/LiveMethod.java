package server.route;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import pxr.query.CrossReference;
import server.live.TraceSession;

/** A method of a running project, as `project=` and `symbol=` name it. */
record LiveMethod(TraceSession session, CrossReference index, String symbol) {

    static LiveMethod of(Context ctx, Library library) {
        String project = Parameters.required(ctx, "project");
        String symbol = Parameters.required(ctx, "symbol");
        CrossReference index = library.project(project).orElseThrow(NotFoundResponse::new);
        TraceSession session =
                library.live(project)
                        .orElseThrow(() -> new NotFoundResponse("Nothing runs in this project."));
        if (index.symbol(symbol).isEmpty()) {
            throw new NotFoundResponse("The project declares no such symbol.");
        }
        return new LiveMethod(session, index, symbol);
    }
}
