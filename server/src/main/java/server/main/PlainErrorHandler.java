package server.main;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Answers what Jetty refuses before any handler of ours sees it, such as a malformed request line:
/// one line, and nothing of the request or of the server in it.
final class PlainErrorHandler extends ErrorHandler {

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.setStatus(code);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        String line = code + " " + HttpStatus.getMessage(code) + limit(request, code) + "\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(bytes), callback);
    }

    /** What whoever asked too much may ask. */
    private static String limit(Request request, int code) {
        if (code != HttpStatus.URI_TOO_LONG_414) return "";
        int most = request.getConnectionMetaData().getHttpConfiguration().getRequestHeaderSize();
        return ": at most " + most + " bytes";
    }
}
