package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import pxr.render.Page;

/** `GET /…`: all pages that [pxr.render.Site] has. */
final class PageRoute implements Handler {

    private static final long KEPT_BYTES = 64 << 20;

    private final Library library;
    private final String build;
    private final PageCache cache = new PageCache(KEPT_BYTES);

    /// @param build changes whenever the same index may give other pages
    PageRoute(Library library, String build) {
        this.library = library;
        this.build = build;
    }

    @Override
    public void handle(Context ctx) {
        String path = RequestPath.parse(ctx.path()).orElseThrow(NotFoundResponse::new);
        if (path.isEmpty() || path.endsWith("/")) path += "index.html";
        int version = library.version();
        if (Freshness.isKnown(ctx, tag(ctx, version))) return;
        Page page =
                cache.get(path, version, library.site()::page).orElseThrow(NotFoundResponse::new);
        PageAnswer.send(ctx, page);
    }

    /// The content alone has a tag of its own: a browser that has the whole document would take
    /// "not modified" for that, whatever `Vary` says.
    private String tag(Context ctx, int version) {
        String tag = build + '-' + Integer.toHexString(version);
        return PageAnswer.isContentOnly(ctx) ? tag + "-content" : tag;
    }
}
