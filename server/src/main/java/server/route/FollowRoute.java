package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import server.live.CallFollower;
import server.view.LiveView;

/// `GET /api/live/call?project=&symbol=`: the newest call of a method, with all that was called for
/// it.
record FollowRoute(Library library) implements Handler {

    @Override
    public void handle(Context ctx) {
        LiveMethod method = LiveMethod.of(ctx, library);
        LiveView.Followed followed =
                new CallFollower(method.session(), method.index())
                        .newest(method.symbol())
                        .orElseThrow(() ->
                                new NotFoundResponse(
                                        "No call from its entry to its return is recorded."));
        ctx.header("Cache-Control", "no-store").json(followed);
    }
}
