package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import pxr.query.CrossReference;
import server.view.SearchView;

/** `GET /api/PROJECT/search?q=&limit=`: the hits of a query as JSON. */
record SearchRoute(Library library) implements Handler {

    private static final int USUAL_LIMIT = 50;

    @Override
    public void handle(Context ctx) {
        String name = ctx.pathParam("project");
        CrossReference project = library.project(name).orElseThrow(NotFoundResponse::new);
        int limit = Parameters.limit(ctx, USUAL_LIMIT);
        SearchView view = Views.search(name, project.search(Parameters.query(ctx), limit));
        ctx.header("Cache-Control", "no-cache").json(view);
    }
}
