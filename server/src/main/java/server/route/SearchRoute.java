package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.Collection;
import java.util.List;
import pxr.query.CrossReference;
import pxr.render.SearchView;

/** `GET /api/search?q=&limit=&project=` and `GET /api/PROJECT/search?q=&limit=`: hits as JSON. */
record SearchRoute(Library library) {

    private static final int USUAL_LIMIT = 50;

    Handler all() {
        return ctx -> answer(ctx, library.asked(ctx));
    }

    Handler ofProject() {
        return ctx -> {
            String name = ctx.pathParam("project");
            answer(ctx, List.of(library.project(name).orElseThrow(NotFoundResponse::new)));
        };
    }

    private static void answer(Context ctx, Collection<CrossReference> projects) {
        int limit = Parameters.limit(ctx, USUAL_LIMIT);
        String query = Parameters.query(ctx);
        List<SearchView> answers =
                projects.stream()
                        .map(p -> SearchView.of(p.info().name(), p.search(query, limit)))
                        .toList();
        SearchView one =
                answers.size() == 1 ? answers.getFirst() : SearchView.merged(answers, limit);
        ctx.header("Cache-Control", "no-cache").json(one);
    }
}
