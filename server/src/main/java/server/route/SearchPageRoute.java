package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import pxr.query.CrossReference;
import pxr.query.SearchResult;

/** `GET /PROJECT/search.html?q=&limit=`: a page of hits. */
record SearchPageRoute(Library library) implements Handler {

    private static final int USUAL_LIMIT = 100;

    @Override
    public void handle(Context ctx) {
        String name = ctx.pathParam("project");
        CrossReference project = library.project(name).orElseThrow(NotFoundResponse::new);
        String query = Parameters.query(ctx);
        SearchResult result = project.search(query, Parameters.limit(ctx, USUAL_LIMIT));
        PageAnswer.send(
                ctx, library.site().search(name, query, result).orElseThrow(NotFoundResponse::new));
    }
}
