package server.route;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pxr.render.Site;
import server.view.ErrorView;

/// Turns failures into answers: below `/api/` JSON, for a missing page a page, else a line of text.
/// What went wrong inside is logged, never sent.
final class Errors {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final Site site;

    Errors(Site site) {
        this.site = site;
    }

    void register(RoutesConfig routes) {
        routes.exception(
                HttpResponseException.class,
                (refusal, ctx) ->
                        answer(ctx, refusal.getStatus(), String.valueOf(refusal.getMessage())));
        routes.exception(
                Exception.class,
                (failure, ctx) -> {
                    LOG.error("{} {} failed", ctx.method(), ctx.path(), failure);
                    answer(ctx, 500, "Something went wrong here; the server's log says what.");
                });
    }

    private void answer(Context ctx, int status, String message) {
        ctx.status(status).header("Cache-Control", "no-store").removeHeader("ETag");
        if (ctx.path().startsWith("/api/")) {
            ctx.json(new ErrorView(status, message));
        } else if (status == HttpStatus.NOT_FOUND.getCode()) {
            PageAnswer.send(ctx, site.notFound(RequestPath.parse(ctx.path()).orElse("")));
        } else {
            ctx.contentType("text/plain; charset=utf-8").result(message + '\n');
        }
    }
}
