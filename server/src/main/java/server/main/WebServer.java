package server.main;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.stream.Stream;
import pxr.diagnostic.InputException;
import server.route.Hosts;
import server.route.Library;
import server.route.Routes;
import tools.jackson.databind.json.JsonMapper;

/** Javalin, set up for our routes. */
final class WebServer implements AutoCloseable {

    private final Javalin javalin;
    private final Routes routes;

    private WebServer(Javalin javalin, Routes routes) {
        this.javalin = javalin;
        this.routes = routes;
    }

    /// Starts to serve.
    ///
    /// @param port 0 for any free one
    static WebServer start(Library library, String host, int port) {
        Routes routes =
                new Routes(library, Hosts.isLoopback(host), Long.toString(System.nanoTime(), 36));
        Javalin javalin =
                Javalin.create(config -> {
                    configure(config);
                    routes.register(config.routes);
                });
        try {
            return new WebServer(javalin.start(host, port), routes);
        } catch (RuntimeException failed) {
            javalin.stop();
            throw isBindFailure(failed) ? taken(host, port, failed) : failed;
        }
    }

    /** Fails as [#start] would, before work is done in vain. */
    static void requireFree(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        try (ServerSocket probe = new ServerSocket()) {
            if (!isOurs(address)) {
                throw new InputException(
                        host + " is no address of this machine. Give another with --host.");
            }
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException e) {
            throw taken(host, port, e);
        }
    }

    private static boolean isOurs(InetSocketAddress address) throws SocketException {
        return !address.isUnresolved()
                && (address.getAddress().isAnyLocalAddress()
                        || NetworkInterface.getByInetAddress(address.getAddress()) != null);
    }

    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.jsonMapper(new JavalinJackson3(JsonMapper.shared(), true));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setErrorHandler(new PlainErrorHandler()));
    }

    /** The port that is served, also when any free one was asked for. */
    int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        routes.close();
        javalin.stop();
    }

    private static InputException taken(String host, int port, Throwable cause) {
        return new InputException(
                "Port %d of %s is in use or not ours to use. Choose another with --port."
                        .formatted(port, host),
                cause);
    }

    private static boolean isBindFailure(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .anyMatch(BindException.class::isInstance);
    }
}
