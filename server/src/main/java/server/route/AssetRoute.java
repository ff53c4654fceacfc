package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import pxr.render.Asset;
import pxr.render.Site;

/** `GET /…`: what pages need besides themselves, be it style sheets or symbol data. */
record AssetRoute(Site site) implements Handler {

    @Override
    public void handle(Context ctx) {
        Asset asset =
                RequestPath.parse(ctx.path())
                        .flatMap(site::asset)
                        .orElseThrow(NotFoundResponse::new);
        String hash = Integer.toHexString(Arrays.hashCode(asset.bytes()));
        if (Freshness.isKnown(ctx, hash + '-' + asset.bytes().length)) return;
        ctx.contentType(withCharset(asset.mediaType())).result(asset.bytes());
    }

    private static String withCharset(String mediaType) {
        return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }
}
