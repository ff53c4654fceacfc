package server.route;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotAcceptableResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import server.live.MethodFeed;
import server.view.LiveView;

/// `GET /api/live/method?project=&symbol=`: what happens to one method, as server-sent events.
///
/// An event `method` opens the stream, an `update` follows every tenth of a second; after a machine
/// has stopped, a last one says why and the stream ends.
final class LiveRoute implements Handler, AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    /** Each reader costs a thread's stack and some processor time, however idle the page. */
    private static final int MOST_READERS = 64;

    private final Library library;
    private final Semaphore places = new Semaphore(MOST_READERS);
    private volatile boolean closing;

    LiveRoute(Library library) {
        this.library = library;
    }

    @Override
    public void handle(Context ctx) {
        LiveMethod method = LiveMethod.of(ctx, library);
        String accepted = ctx.header("Accept");
        if (accepted == null || !accepted.contains("text/event-stream")) {
            throw new NotAcceptableResponse("The answer is a stream of server-sent events.");
        }
        if (!places.tryAcquire()) {
            throw new ServiceUnavailableResponse(
                    MOST_READERS + " readers watch already; try again later.");
        }
        try (var _ = method.session().watch();
                EventStream events = EventStream.open(ctx)) {
            stream(events, new MethodFeed(method.session(), method.index(), method.symbol()));
        } catch (IOException | InterruptedException _) {
            // The reader has gone, or the server stops.
        } finally {
            places.release();
        }
    }

    /// Ends the streams, and waits until they have ended: they read indexes that are closed next. A
    /// reader that takes nothing can hold its stream up, so the wait is a short one.
    @Override
    public void close() {
        closing = true;
        try {
            boolean _ = places.tryAcquire(MOST_READERS, 2, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void stream(EventStream events, MethodFeed feed)
            throws IOException, InterruptedException {
        events.send("method", feed.method());
        while (!closing) {
            LiveView.Update update = feed.update();
            events.send("update", update);
            if (update.stopped() != null) return;
            Thread.sleep(INTERVAL);
        }
    }
}
