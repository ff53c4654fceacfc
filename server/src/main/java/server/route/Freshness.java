package server.route;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/// Lets browsers keep what they have until it changes: everything may be stored, but is asked for
/// again with its tag, which costs no rendering.
final class Freshness {

    private Freshness() {}

    /// Marks the answer with its tag, and answers "not modified" if the reader has it already.
    ///
    /// @param tag equal tags of one address mean equal content; letters, digits and dashes
    /// @return whether the reader has it, and nothing is left to do
    static boolean isKnown(Context ctx, String tag) {
        // Weak, for the same page may be sent with one compression or another.
        String entityTag = "W/\"" + tag + '"';
        ctx.header("ETag", entityTag).header("Cache-Control", "no-cache");
        if (!names(ctx.header("If-None-Match"), entityTag)) return false;
        ctx.status(HttpStatus.NOT_MODIFIED);
        return true;
    }

    private static boolean names(@Nullable String header, String entityTag) {
        if (header == null) return false;
        for (String known : header.split(",", -1)) {
            if (known.strip().equals(entityTag)) return true;
        }
        return false;
    }
}
