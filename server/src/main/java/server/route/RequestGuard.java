package server.route;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.MisdirectedRequestResponse;
import io.javalin.http.UriTooLongResponse;
import java.util.Map;

/// Refuses requests that no page of ours makes.
///
/// @param localOnly whether only names of this machine are served: a page of another site that has
///   its own name resolve to 127.0.0.1 (DNS rebinding) could otherwise read what is served here
record RequestGuard(boolean localOnly) implements Handler {

    @Override
    public void handle(Context ctx) {
        if (localOnly && !Hosts.isLocal(ctx.header("Host"))) {
            throw new MisdirectedRequestResponse("This server answers to localhost only.");
        }
        if (ctx.method() != HandlerType.GET && ctx.method() != HandlerType.HEAD) {
            ctx.header("Allow", "GET, HEAD");
            throw new MethodNotAllowedResponse("Only GET and HEAD are answered here.", Map.of());
        }
        if (ctx.path().length() > RequestPath.LONGEST) {
            throw new UriTooLongResponse("The path is too long.");
        }
        if (RequestPath.parse(ctx.path()).isEmpty()) {
            throw new BadRequestResponse("No page has such a path.");
        }
    }
}
