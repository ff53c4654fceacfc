package server.route;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import pxr.render.Page;

/// Sends a page: the whole document, or only what stands inside `<main>` to the script that
/// navigates without loading a document anew and says so by a header.
final class PageAnswer {

    private static final String CONTENT_ONLY = "X-PXR-Content";
    private static final String TITLE = "X-PXR-Title";

    private PageAnswer() {}

    static void send(Context ctx, Page page) {
        ctx.contentType("text/html; charset=utf-8").addHeader("Vary", CONTENT_ONLY);
        if (isContentOnly(ctx)) {
            ctx.header(TITLE, percentEncoded(page.title())).result(page.content());
        } else {
            ctx.result(page.document());
        }
    }

    static boolean isContentOnly(Context ctx) {
        return ctx.header(CONTENT_ONLY) != null;
    }

    private static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
