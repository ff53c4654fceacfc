package server.route;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** The query parameters that several resources take, within their bounds. */
final class Parameters {

    static final int LONGEST_QUERY = 1000;
    static final int MOST = 1000;

    private Parameters() {}

    /** The text to look for, empty if none is given. */
    static String query(Context ctx) {
        String query = ctx.queryParam("q");
        if (query == null) return "";
        if (query.length() > LONGEST_QUERY) {
            throw new BadRequestResponse("q: at most " + LONGEST_QUERY + " characters.");
        }
        return query;
    }

    static int limit(Context ctx, int usual) {
        String limit = ctx.queryParam("limit");
        if (limit == null || limit.isEmpty()) return usual;
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MOST) return number;
        } catch (NumberFormatException _) {
            // Told below, as for a number out of bounds.
        }
        throw new BadRequestResponse("limit: a number from 1 to " + MOST + ".");
    }

    static String required(Context ctx, String name) {
        @Nullable String value = ctx.queryParam(name);
        if (value == null || value.isEmpty()) {
            throw new BadRequestResponse("The parameter '" + name + "' is missing.");
        }
        return value;
    }
}
