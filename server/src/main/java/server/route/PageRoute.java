package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import pxr.render.Page;

/** `GET /…`: all pages that [pxr.render.Site] has. */
final class PageRoute implements Handler {

    private final Library library;
    private final String build;

    /// @param build changes whenever the same index may give other pages
    PageRoute(Library library, String build) {
        this.library = library;
        this.build = build;
    }

    @Override
    public void handle(Context ctx) {
        String path = RequestPath.parse(ctx.path()).orElseThrow(NotFoundResponse::new);
        if (path.isEmpty() || path.endsWith("/")) path += "index.html";
        if (Freshness.isKnown(ctx, tag(ctx))) return;
        Page page = library.site().page(path).orElseThrow(NotFoundResponse::new);
        PageAnswer.send(ctx, page);
    }

    /// The content alone has a tag of its own: a browser that has the whole document would take
    /// "not modified" for that, whatever `Vary` says.
    private String tag(Context ctx) {
        String version = build + '-' + Integer.toHexString(library.version());
        return PageAnswer.isContentOnly(ctx) ? version + "-content" : version;
    }
}
