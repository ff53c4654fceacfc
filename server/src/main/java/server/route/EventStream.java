package server.route;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// An answer that goes on: server-sent events, written by the request's own thread.
///
/// Javalin's `SseClient` hands a stream over to an asynchronous context, which forgets the request
/// as soon as the reader goes, while events are still being sent. A virtual thread that blocks in
/// `write` costs no more, and simply gets an exception.
///
/// @source https://html.spec.whatwg.org/multipage/server-sent-events.html
final class EventStream implements AutoCloseable {

    private final Context ctx;
    private final OutputStream out;

    private EventStream(Context ctx, OutputStream out) {
        this.ctx = ctx;
        this.out = out;
    }

    static EventStream open(Context ctx) throws IOException {
        ctx.contentType("text/event-stream; charset=utf-8")
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no"); // what proxies of nginx's kind want to be told
        // The servlet's own stream: Javalin's would collect events to compress them.
        return new EventStream(ctx, ctx.res().getOutputStream());
    }

    /// Sends an event now.
    ///
    /// @param data written as JSON, which has no line breaks
    /// @throws IOException when the reader has gone
    void send(String name, Object data) throws IOException {
        String json = ctx.jsonMapper().toJsonString(data, data.getClass());
        String event = "event: " + name + "\ndata: " + json + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Sends the end, which tells the reader that nothing is missing. Left to the server, that
    /// happens some time after the handler has returned, and a server that stops may come first.
    @Override
    public void close() throws IOException {
        out.close();
    }
}
