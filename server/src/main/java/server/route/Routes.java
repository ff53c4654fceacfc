package server.route;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** All resources, in the order that the package's documentation explains. */
public final class Routes implements AutoCloseable {

    private final Library library;
    private final boolean localOnly;
    private final String build;
    private final LiveRoute live;

    /// @param localOnly whether the server listens on this machine's own address only
    /// @param build changes whenever the same index may give other pages
    public Routes(Library library, boolean localOnly, String build) {
        this.library = library;
        this.localOnly = localOnly;
        this.build = build;
        live = new LiveRoute(library);
    }

    public void register(RoutesConfig routes) {
        routes.before(new SecurityHeaders());
        routes.before(new RequestGuard(localOnly));
        routes.before(_ -> library.refresh());
        routes.get("/api/live/method", live);
        routes.get("/api/live/call", new FollowRoute(library));
        ServiceRoutes services = new ServiceRoutes(library);
        get(routes, "/api/live/services", services::counts);
        get(routes, "/api/live/service", services::newest);
        get(routes, "/{project}/services.html", services::page);
        get(routes, "/api/symbols", new SymbolsRoute(library));
        SearchRoute search = new SearchRoute(library);
        get(routes, "/api/search", search.all());
        get(routes, "/api/{project}/search", search.ofProject());
        get(routes, "/{project}/search.html", new SearchPageRoute(library));
        Handler pages = new PageRoute(library, build);
        Handler assets = new AssetRoute(library.site());
        get(routes, "/", pages);
        get(routes, "/<path>", ctx -> (isPage(ctx.path()) ? pages : assets).handle(ctx));
        new Errors(library.site()).register(routes);
    }

    /** Ends what would go on by itself; to be called before the library is closed. */
    @Override
    public void close() {
        live.close();
    }

    private static boolean isPage(String path) {
        return path.endsWith(".html") || path.endsWith("/");
    }

    /** Javalin answers HEAD for any GET route with 200, also where GET finds nothing. */
    private static void get(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
