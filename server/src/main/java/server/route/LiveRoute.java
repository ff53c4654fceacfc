package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import pxr.query.CrossReference;
import server.live.MethodFeed;
import server.live.TraceSession;
import server.view.LiveView;

/// `GET /api/live/method?project=&symbol=`: what happens to one method, as server-sent events.
///
/// An event `method` opens the stream, an `update` follows every tenth of a second; after a machine
/// has stopped, a last one says why and the stream ends.
final class LiveRoute implements Handler {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    /** Each reader costs a thread's stack and some processor time, however idle the page. */
    private static final int MOST_READERS = 64;

    private final Library library;
    private final Semaphore places = new Semaphore(MOST_READERS);

    LiveRoute(Library library) {
        this.library = library;
    }

    @Override
    public void handle(Context ctx) throws Exception {
        String project = Parameters.required(ctx, "project");
        String symbol = Parameters.required(ctx, "symbol");
        CrossReference index = library.project(project).orElseThrow(NotFoundResponse::new);
        TraceSession session =
                library.live(project)
                        .orElseThrow(() -> new NotFoundResponse("Nothing runs in this project."));
        if (index.symbol(symbol).isEmpty()) {
            throw new NotFoundResponse("The project declares no such symbol.");
        }
        MethodFeed feed = new MethodFeed(session, index, symbol);
        new SseHandler(client -> stream(client, session, feed)).handle(ctx);
    }

    private void stream(SseClient client, TraceSession session, MethodFeed feed) {
        if (!places.tryAcquire()) {
            client.sendEvent("full", Map.of("readers", MOST_READERS));
            client.close();
            return;
        }
        try (var _ = session.watch()) {
            client.sendEvent("method", feed.method());
            LiveView.Update update;
            do {
                update = feed.update();
                client.sendEvent("update", update);
                Thread.sleep(INTERVAL);
            } while (!client.terminated() && update.stopped() == null);
        } catch (InterruptedException _) {
            // The server stops.
        } finally {
            places.release();
            client.close();
        }
    }
}
